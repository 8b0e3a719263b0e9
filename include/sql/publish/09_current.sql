-- A file whose page states no time of capture, and that holds earlier bytes again, was captured now:
-- the publisher went back to an earlier wording. The document in between is not there any more.
CREATE TEMP TABLE returned ON COMMIT DROP AS
SELECT DISTINCT r.article_id, r.revision_id
FROM ops.run_item AS i
INNER JOIN raw.document AS d ON i.document_key = d.document_key
INNER JOIN ops.verdict AS v ON i.document_key = v.document_key
INNER JOIN news.article_revision AS r ON v.revision_id = r.revision_id
INNER JOIN news.article AS a ON r.article_id = a.article_id
INNER JOIN news.article_revision AS c ON a.current_revision_id = c.revision_id
INNER JOIN raw.document AS cd ON c.document_key = cd.document_key
WHERE i.run_id = %(run_id)s
    AND i.outcome = 'unchanged'
    AND c.revision_id <> r.revision_id
    AND d.captured_at IS NULL
    AND (cd.source, cd.address) = (d.source, d.address)
    AND NOT EXISTS (
        SELECT FROM ops.run_item AS seen
        INNER JOIN ops.verdict AS sv ON seen.document_key = sv.document_key
        WHERE seen.run_id = i.run_id
            AND (seen.document_key = cd.document_key OR sv.revision_id = c.revision_id)
    );

UPDATE news.article_revision AS r
SET captured_at = now()
FROM returned
WHERE r.revision_id = returned.revision_id;

-- The current wording is the one captured last. Where captures are equal, one that a document still
-- yields today goes before one that only an earlier cleaner read.
UPDATE news.article AS a
SET current_revision_id = newest.revision_id
FROM (
    SELECT DISTINCT ON (r.article_id) r.article_id, r.revision_id
    FROM news.article_revision AS r
    INNER JOIN raw.document AS d ON r.document_key = d.document_key
    WHERE r.article_id IN (SELECT article_id FROM batch_document UNION SELECT article_id FROM returned)
    ORDER BY
        r.article_id,
        r.captured_at DESC,
        EXISTS (SELECT FROM ops.verdict AS v WHERE v.revision_id = r.revision_id) DESC,
        d.address DESC,
        r.revision_number DESC
) AS newest
WHERE a.article_id = newest.article_id
    AND a.current_revision_id IS DISTINCT FROM newest.revision_id
