-- How many rows failed each expectation of a suite in its last runs, oldest first.
SELECT c.expectation, array_agg(coalesce(c.failed, 0) ORDER BY c.checked_at) AS failed
FROM (
    SELECT run_id FROM ops.check_result WHERE suite = %(suite)s
    GROUP BY run_id ORDER BY max(checked_at) DESC LIMIT 20
) AS r
INNER JOIN ops.check_result AS c USING (run_id)
WHERE c.suite = %(suite)s
GROUP BY c.expectation
