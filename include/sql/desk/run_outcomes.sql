-- What became of what a run collected.
SELECT coalesce(outcome, 'undecided') AS outcome, reason, count(*) AS items
FROM ops.run_item
WHERE run_id = %(run_id)s
GROUP BY outcome, reason
ORDER BY items DESC, outcome, reason
LIMIT 100
