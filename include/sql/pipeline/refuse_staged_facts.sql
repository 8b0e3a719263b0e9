UPDATE stage.mention AS s
SET is_rejected = TRUE
FROM refused_fact AS f
WHERE f.fact = 'mention'
    AND (s.run_id, s.document_key, s.start_char, s.end_char)
    = (%(run_id)s, f.document_key, f.start_char, f.end_char);

UPDATE stage.quotation AS s
SET is_rejected = TRUE
FROM refused_fact AS f
WHERE f.fact = 'quotation'
    AND (s.run_id, s.document_key, s.start_char, s.end_char)
    = (%(run_id)s, f.document_key, f.start_char, f.end_char);

UPDATE stage.amount AS s
SET is_rejected = TRUE
FROM refused_fact AS f
WHERE f.fact = 'amount'
    AND (s.run_id, s.document_key, s.start_char, s.end_char)
    = (%(run_id)s, f.document_key, f.start_char, f.end_char);

UPDATE stage.date_mention AS s
SET is_rejected = TRUE
FROM refused_fact AS f
WHERE f.fact = 'date_mention'
    AND (s.run_id, s.document_key, s.start_char, s.end_char)
    = (%(run_id)s, f.document_key, f.start_char, f.end_char);

UPDATE stage.place_mention AS s
SET is_rejected = TRUE
FROM refused_fact AS f
WHERE f.fact = 'place_mention'
    AND (s.run_id, s.document_key, s.start_char, s.end_char)
    = (%(run_id)s, f.document_key, f.start_char, f.end_char)
