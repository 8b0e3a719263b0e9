-- The newest article by the time at which it came, and by its own date.
SELECT
    (SELECT max(created_at) FROM news.article_revision) AS came_at,
    (
        SELECT published_at FROM news.article_revision
        WHERE published_at <= now() + interval '1 day'
        ORDER BY published_at DESC NULLS LAST LIMIT 1
    ) AS published_at,
    (SELECT reltuples::bigint FROM pg_class WHERE oid = 'news.article'::regclass) AS articles
