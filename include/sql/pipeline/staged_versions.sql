SELECT s.document_key, d.source, d.address, d.sha256, s.clean_versions, s.enrich_versions
FROM stage.article AS s
INNER JOIN raw.document AS d USING (document_key)
WHERE s.run_id = %(run_id)s AND s.document_key = ANY(%(document_keys)s)
