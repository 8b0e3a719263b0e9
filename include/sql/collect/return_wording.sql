-- A visit that found earlier bytes again: the publisher went back to an earlier wording, which is the
-- current one from now on.
WITH returned AS (
    UPDATE news.article_revision AS r
    SET captured_at = %(captured_at)s
    FROM ops.verdict AS v
    WHERE v.document_key = %(document_key)s
        AND r.revision_id = v.revision_id
        AND r.captured_at < %(captured_at)s
    RETURNING r.article_id, r.revision_id
)

UPDATE news.article AS a
SET current_revision_id = returned.revision_id
FROM returned
WHERE a.article_id = returned.article_id
    AND a.current_revision_id <> returned.revision_id
    AND NOT EXISTS (
        SELECT FROM ops.work AS w
        WHERE w.document_key = %(document_key)s
    )
