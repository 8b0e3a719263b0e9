-- A page that the server says has not changed since: its wording stands, and was seen again.
WITH wording AS (
    UPDATE news.article_revision AS r
    SET last_seen_at = now()
    FROM ops.verdict AS v
    WHERE v.document_key = %(document_key)s AND r.revision_id = v.revision_id
    RETURNING r.article_id
)

UPDATE news.article AS a
SET last_seen_at = now(), withdrawn_at = NULL, withdrawn_status = NULL
FROM wording
WHERE a.article_id = wording.article_id
