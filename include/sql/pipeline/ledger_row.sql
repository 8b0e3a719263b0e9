SELECT
    collected, published, unchanged, rejected, skipped, new_articles, new_revisions,
    mentions, quotations, amounts, rejected_facts
FROM ops.batch
WHERE run_id = %(run_id)s
