-- What a source is collected from: what fails or rests first.
SELECT
    address,
    kind,
    state,
    entries,
    brought,
    last_new_at,
    last_read_at,
    next_read_at,
    last_status,
    last_reason,
    failures
FROM ops.listing
WHERE source = %(source)s
ORDER BY state = 'retired', state = 'active' AND failures = 0, address
LIMIT 40
