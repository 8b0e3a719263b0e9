-- What each source brought each day since `since`; one source, or all.
SELECT
    source,
    day,
    sum(published) AS published,
    sum(unchanged) AS unchanged,
    sum(rejected) AS rejected,
    sum(new_articles) AS new_articles,
    sum(with_date) AS with_date,
    sum(with_author) AS with_author,
    sum(words) AS words,
    max(newest_published_at) AS newest_published_at
FROM ops.run_source
WHERE day >= %(since)s AND (%(source)s::text IS NULL OR source = %(source)s)
GROUP BY source, day
ORDER BY source, day
