UPDATE ops.address
SET
    state = %(state)s,
    lease_until = NULL,
    next_attempt_at = CASE WHEN %(state)s = 'queued' THEN coalesce(next_attempt_at, now()) END
WHERE address_key = %(address_key)s AND state = 'fetching'
