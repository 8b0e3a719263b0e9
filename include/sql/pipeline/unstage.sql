DELETE FROM stage.article
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.date_candidate
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.mention
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.quotation
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.live_post
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.amount
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.date_mention
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.mention_candidate
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.place_mention
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s);

DELETE FROM stage.page_trace
WHERE run_id = %(run_id)s AND document_key = ANY(%(document_keys)s)
