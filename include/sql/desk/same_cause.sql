-- How many open rejections have the same cause, and how many the same reason.
SELECT
    count(*) FILTER (WHERE cause = %(cause)s) AS of_cause,
    count(*) AS of_reason
FROM ops.rejection
WHERE state = 'open' AND reason = %(reason)s AND stage = %(stage)s
