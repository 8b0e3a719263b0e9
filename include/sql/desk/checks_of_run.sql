-- The verdicts of the suites on a run, what failed first.
SELECT suite, expectation, level, passed, evaluated, failed, observed, checked_at
FROM ops.check_result
WHERE run_id = %(run_id)s
ORDER BY passed, array_position(ARRAY['batch', 'row', 'warning'], level), suite, expectation
LIMIT 500
