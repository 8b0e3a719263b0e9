-- How many were turned away for a reason on each of the last 28 days, by the day on which they came first.
SELECT d.day::date AS day, count(r.rejection_id) AS rejections
FROM generate_series((now() AT TIME ZONE 'UTC')::date - 27, (now() AT TIME ZONE 'UTC')::date, interval '1 day') AS d (day)
LEFT JOIN ops.rejection AS r
    ON r.reason = %(reason)s
    AND r.stage = %(stage)s
    AND r.first_seen_at >= d.day AT TIME ZONE 'UTC'
    AND r.first_seen_at < (d.day + interval '1 day') AT TIME ZONE 'UTC'
GROUP BY d.day
ORDER BY d.day
