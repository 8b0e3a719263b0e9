-- Parts that failed are tried again where they stopped; all of them from their beginning where that is asked for.
UPDATE ops.import_part
SET
    state = 'waiting',
    problem = NULL,
    finished_at = NULL,
    next_offset = CASE WHEN %(again)s THEN first_offset ELSE next_offset END,
    records = CASE WHEN %(again)s THEN 0 ELSE records END,
    documents = CASE WHEN %(again)s THEN 0 ELSE documents END,
    rejected = CASE WHEN %(again)s THEN 0 ELSE rejected END,
    skipped = CASE WHEN %(again)s THEN 0 ELSE skipped END,
    skip_reasons = CASE WHEN %(again)s THEN '{}' ELSE skip_reasons END
WHERE archive = ANY(%(archives)s)
    AND selection = %(selection)s
    AND run_id <> %(run_id)s
    AND (state = 'failed' OR (%(again)s AND state = 'done'))
