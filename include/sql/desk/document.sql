-- A document, with its verdict and the article that it brought a wording of.
SELECT
    d.document_key,
    d.sha256,
    d.source,
    d.address,
    d.media_type,
    d.charset,
    d.size_bytes,
    d.captured_at,
    d.modified_at,
    d.first_run,
    d.first_seen_at,
    d.last_seen_at,
    v.outcome,
    v.revision_id,
    v.rejection_id,
    v.run_id,
    v.decided_at,
    r.article_id,
    (SELECT w.run_id FROM ops.work AS w WHERE w.document_key = d.document_key) AS waits_in
FROM raw.document AS d
LEFT JOIN ops.verdict AS v USING (document_key)
LEFT JOIN news.article_revision AS r ON v.revision_id = r.revision_id
WHERE d.document_key = %(document_key)s
