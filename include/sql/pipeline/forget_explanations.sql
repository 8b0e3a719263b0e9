DELETE FROM ops.explanation
WHERE document_key = ANY(%(document_keys)s)
