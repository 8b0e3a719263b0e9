SELECT
    count(*),
    count(*) FILTER (WHERE outcome IS NULL OR reason = 'handed_over'),
    count(*) FILTER (WHERE outcome = 'unchanged'),
    count(*) FILTER (WHERE outcome = 'rejected'),
    count(*) FILTER (WHERE outcome = 'skipped' AND reason <> 'handed_over')
FROM ops.run_item
WHERE run_id = %(run_id)s
