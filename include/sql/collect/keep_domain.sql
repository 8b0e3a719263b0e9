-- Holds a reservation for longer, with what was reserved; gives nothing where it is another's by now.
WITH address AS (
    UPDATE ops.address SET lease_until = now() + %(lease)s WHERE address_key = %(key)s AND lease_until IS NOT NULL
),

listing AS (
    UPDATE ops.listing SET lease_until = now() + %(lease)s WHERE listing_key = %(key)s AND lease_until IS NOT NULL
)

UPDATE ops.domain
SET lease_until = now() + %(lease)s
WHERE domain = %(domain)s AND lease_token = %(token)s
RETURNING domain
