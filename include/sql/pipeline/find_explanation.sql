-- The explanation of a document that is named by its key, its address or the hash of its bytes: of
-- several, the newest.
SELECT
    d.source,
    d.address,
    d.sha256,
    e.versions,
    e.stage,
    e.reason,
    e.evidence,
    e.charset,
    e.charset_basis,
    e.facts,
    e.blocks,
    e.blocks_left_out,
    e.cut_at,
    e.dates,
    e.repairs,
    e.run_id,
    e.explained_at
FROM ops.explanation AS e
INNER JOIN raw.document AS d USING (document_key)
WHERE d.document_key::text = %(document)s OR d.address = %(document)s OR d.sha256 = %(document)s
ORDER BY e.explained_at DESC, d.document_key
LIMIT 1
