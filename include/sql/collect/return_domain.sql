-- Ends the reservation of a domain that was borrowed: it rests as after any request.
UPDATE ops.domain
SET lease_token = NULL, lease_until = NULL, next_free_at = clock_timestamp() + %(rest)s
WHERE domain = %(domain)s AND lease_token = %(token)s
