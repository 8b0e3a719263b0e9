INSERT INTO news.article (article_id, source_id, address, first_seen_at, last_seen_at)
SELECT DISTINCT ON (article_id) article_id, source_id, address, now(), now()
FROM batch_document
ORDER BY article_id, position
ON CONFLICT (article_id) DO UPDATE
SET last_seen_at = excluded.last_seen_at
