-- A piece is at least one claim, so that a small run does not pay for several processes.
WITH waiting AS (
    SELECT
        document_key,
        row_number() OVER (ORDER BY document_key) - 1 AS position,
        ceil(count(*) OVER () / %(claim_size)s::numeric)::integer AS claims
    FROM ops.work
    WHERE run_id = %(run_id)s AND state = 'waiting'
)

UPDATE ops.work AS w
SET chunk = waiting.position %% least(%(chunks)s, waiting.claims)
FROM waiting
WHERE w.document_key = waiting.document_key;

UPDATE ops.run
SET collected_at = now()
WHERE run_id = %(run_id)s
