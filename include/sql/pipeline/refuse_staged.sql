UPDATE stage.article AS s
SET is_rejected = TRUE
FROM refused AS f
WHERE s.run_id = %(run_id)s AND s.document_key = f.document_key
