-- The batch: what the run has staged and the gate let pass, in the order in which it is taken.
--
-- A document is new when it brings a content that its article has not had, and is the first of the
-- batch to do so. It is refreshed when the content stands but was cleaned or enriched by other versions.

-- One publish at a time: two would insert the same entities and wait for each other in a circle.
SELECT pg_advisory_xact_lock(hashtext('wirehouse publish'));

SELECT document_key
FROM ops.work
WHERE run_id = %(run_id)s
ORDER BY document_key
FOR UPDATE;

CREATE TEMP TABLE batch_document ON COMMIT DROP AS
SELECT
    s.*,
    row_number() OVER in_order AS position,
    r.revision_id IS NULL AND row_number() OVER of_content = 1 AS is_new,
    r.revision_id IS NOT NULL
    AND row_number() OVER of_content = 1
    AND (r.clean_versions, r.enrich_versions) <> (s.clean_versions, s.enrich_versions) AS is_refreshed,
    NOT EXISTS (SELECT FROM news.article AS a WHERE a.article_id = s.article_id) AS is_new_article,
    -- The same bytes read anew are no edit of the publisher's.
    EXISTS (
        SELECT FROM ops.verdict AS v
        WHERE v.document_key = s.document_key AND v.outcome = 'published'
    )
    OR EXISTS (
        SELECT FROM news.article_revision AS former
        WHERE former.document_key = s.document_key AND former.article_id = s.article_id
    ) AS was_published
FROM ops.work AS w
INNER JOIN stage.article AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
INNER JOIN raw.document AS d ON w.document_key = d.document_key
LEFT JOIN news.article_revision AS r
    ON s.article_id = r.article_id AND s.content_hash = r.content_hash
WHERE w.run_id = %(run_id)s AND w.state = 'staged' AND NOT s.is_rejected
WINDOW
    in_order AS (ORDER BY s.captured_at, d.address, s.document_key),
    of_content AS (
        PARTITION BY s.article_id, s.content_hash
        ORDER BY s.captured_at, d.address, s.document_key
    );

CREATE UNIQUE INDEX ON batch_document (document_key);
ANALYZE batch_document
