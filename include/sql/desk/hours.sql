-- What was published in each of the last 48 hours. Batches publish at one moment each, so that the ledger
-- says the same as the articles would, at once.
SELECT
    h.hour,
    coalesce(sum(b.new_articles), 0) AS articles,
    coalesce(sum(b.new_revisions - b.new_articles), 0) AS revisions
FROM generate_series(date_trunc('hour', now()) - interval '47 hours', date_trunc('hour', now()), interval '1 hour') AS h (hour)
LEFT JOIN ops.batch AS b ON b.published_at >= h.hour AND b.published_at < h.hour + interval '1 hour'
GROUP BY h.hour
ORDER BY h.hour
