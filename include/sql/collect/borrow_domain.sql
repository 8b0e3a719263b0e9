-- Reserves a domain that is free for one request, whatever else is due there.
UPDATE ops.domain
SET lease_token = %(token)s, lease_until = now() + %(lease)s
WHERE domain = %(domain)s
    AND next_free_at <= now()
    AND (lease_until IS NULL OR lease_until < now())
RETURNING domain
