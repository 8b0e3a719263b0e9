INSERT INTO ops.batch (
    run_id, collected, published, unchanged, rejected, skipped, new_articles, new_revisions, mentions,
    quotations, amounts, rejected_facts
)
VALUES (
    %(run_id)s, %(collected)s, %(published)s, %(unchanged)s, %(rejected)s, %(skipped)s, %(new_articles)s,
    %(new_revisions)s, %(mentions)s, %(quotations)s, %(amounts)s,
    %(rejected_facts)s
);

UPDATE ops.run
SET state = 'published', finished_at = NULL, problem = NULL
WHERE run_id = %(run_id)s
