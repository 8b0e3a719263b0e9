-- A part that waits, that its worker lost when it was killed, or that this worker held before it was.
WITH part AS (
    SELECT part_key
    FROM ops.import_part
    WHERE run_id = %(run_id)s
        AND (state = 'waiting' OR (state = 'reading' AND (lease_until < now() OR worker = %(worker)s)))
    ORDER BY archive, first_offset
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)

UPDATE ops.import_part AS p
SET
    state = 'reading',
    worker = %(worker)s,
    lease_token = %(token)s,
    lease_until = now() + %(lease)s,
    updated_at = now()
FROM part
WHERE p.part_key = part.part_key
RETURNING p.part_key, p.archive, p.source, p.first_offset, p.end_offset, p.next_offset, p.selection
