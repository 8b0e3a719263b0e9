-- Rejections by state.
SELECT state, count(*) AS rejections
FROM ops.rejection
GROUP BY state
