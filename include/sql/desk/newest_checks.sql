-- The newest verdict of every expectation, of the run that judged last by its suite.
SELECT c.suite, c.expectation, c.level, c.passed, c.evaluated, c.failed, c.observed, c.run_id, c.checked_at
FROM (SELECT DISTINCT unnest(%(suites)s::text []) AS suite) AS s
CROSS JOIN LATERAL (
    SELECT run_id FROM ops.check_result
    WHERE suite = s.suite ORDER BY checked_at DESC LIMIT 1
) AS r
INNER JOIN ops.check_result AS c ON c.suite = s.suite AND c.run_id = r.run_id
ORDER BY c.suite, c.passed, array_position(ARRAY['batch', 'row', 'warning'], c.level), c.expectation
