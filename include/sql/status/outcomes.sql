SELECT
    coalesce(outcome, 'undecided') AS outcome,
    reason,
    count(*) AS items,
    min(address) AS such_as
FROM ops.run_item
WHERE run_id = %(run_id)s
GROUP BY outcome, reason
ORDER BY outcome, items DESC
