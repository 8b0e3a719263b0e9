-- Holds a reservation for longer: the pace is waited for while it stands.
UPDATE ops.domain
SET lease_until = now() + %(lease)s
WHERE domain = %(domain)s AND lease_token = %(token)s
