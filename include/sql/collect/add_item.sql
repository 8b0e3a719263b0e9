INSERT INTO ops.run_item (run_id, item_key, source, address, document_key, outcome, reason)
VALUES (%(run_id)s, %(item_key)s, %(source)s, %(address)s, %(document_key)s, %(outcome)s, %(reason)s)
ON CONFLICT (run_id, item_key) DO NOTHING
