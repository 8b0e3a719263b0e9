-- What the run put into the queue is the next processing run's: this run's account of it ends here.
UPDATE ops.run_item
SET outcome = 'skipped', reason = 'handed_over'
WHERE run_id = %(run_id)s AND outcome IS NULL;

INSERT INTO ops.batch (
    run_id, collected, published, unchanged, rejected, skipped, new_articles, new_revisions, mentions,
    quotations, amounts
)
SELECT %(run_id)s, b.collected, b.published, b.unchanged, b.rejected, b.skipped, 0, 0, 0, 0, 0
FROM ops.balance(%(run_id)s) AS b
ON CONFLICT (run_id) DO NOTHING;

UPDATE ops.run
SET state = 'published', collected_at = now(), problem = NULL
WHERE run_id = %(run_id)s AND state = 'running'
