UPDATE ops.import_part
SET
    state = CASE WHEN %(problem)s IS NULL THEN 'done' ELSE 'failed' END,
    problem = %(problem)s,
    finished_at = now(),
    updated_at = now(),
    lease_token = NULL,
    lease_until = NULL
WHERE part_key = %(part_key)s AND lease_token = %(token)s
