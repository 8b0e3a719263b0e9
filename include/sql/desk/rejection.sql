-- One rejection, with its document and the revision that it became, where it did.
SELECT
    r.rejection_id,
    r.document_key,
    r.source,
    r.address,
    r.stage,
    r.reason,
    r.evidence,
    r.expectation,
    r.versions,
    r.state,
    r.times_seen,
    r.first_run,
    r.last_run,
    r.first_seen_at,
    r.last_seen_at,
    r.closed_at,
    r.closed_by,
    r.note,
    r.cause,
    d.sha256,
    d.media_type,
    d.charset,
    d.size_bytes,
    v.outcome AS verdict
FROM ops.rejection AS r
LEFT JOIN raw.document AS d USING (document_key)
LEFT JOIN ops.verdict AS v USING (document_key)
WHERE r.rejection_id = %(rejection_id)s
