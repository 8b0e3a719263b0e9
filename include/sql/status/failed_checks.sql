SELECT
    suite,
    expectation,
    level,
    failed,
    evaluated,
    observed
FROM ops.check_result
WHERE run_id = %(run_id)s AND NOT passed
ORDER BY level, suite, expectation
