UPDATE news.article
SET withdrawn_at = coalesce(withdrawn_at, clock_timestamp()), withdrawn_status = %(status)s
WHERE article_id = %(article_id)s
RETURNING article_id
