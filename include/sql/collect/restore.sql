-- It is there again.
UPDATE news.article
SET withdrawn_at = NULL, withdrawn_status = NULL
WHERE article_id = %(article_id)s AND withdrawn_at IS NOT NULL
