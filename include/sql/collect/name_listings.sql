-- Listings that a YAML file or a sitemap index names. One that had been retired is back.
INSERT INTO ops.listing AS l (
    listing_key, source, address, kind, parent_key, domain, origin, interval_minutes
)
SELECT DISTINCT ON (t.listing_key)
    t.listing_key, %(source)s, t.address, t.kind, %(parent_key)s, t.domain, t.origin, %(interval_minutes)s
FROM unnest(
    %(listing_keys)s::uuid [], %(addresses)s::text [], %(kinds)s::text [], %(domains)s::text [],
    %(origins)s::text []
) AS t (listing_key, address, kind, domain, origin)
ORDER BY t.listing_key
ON CONFLICT (listing_key) DO UPDATE
SET state = 'active', kind = excluded.kind, next_read_at = now()
WHERE l.state = 'retired'
