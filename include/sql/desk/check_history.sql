-- How an expectation went in the last runs, oldest first.
SELECT run_id, passed, evaluated, failed, observed, checked_at
FROM (
    SELECT *
    FROM ops.check_result
    WHERE suite = %(suite)s AND expectation = %(expectation)s
    ORDER BY checked_at DESC
    LIMIT 40
) AS newest
ORDER BY checked_at
