-- Listings that a YAML file or a sitemap index names. One that had been retired is back, and one that the
-- index says was changed since it was read is due. Old parts of an archive rest from the start.
INSERT INTO ops.listing AS l (
    listing_key, source, address, fetch_address, kind, parent_key, domain, origin, interval_minutes, state,
    resting_since, next_read_at
)
SELECT DISTINCT ON (t.listing_key)
    t.listing_key,
    %(source)s,
    t.address,
    t.address,
    t.kind,
    %(parent_key)s,
    t.domain,
    t.origin,
    %(interval_minutes)s,
    CASE WHEN t.is_stale THEN 'resting' ELSE 'active' END,
    CASE WHEN t.is_stale THEN now() END,
    CASE WHEN t.is_stale THEN now() + %(rest)s ELSE '-infinity' END
FROM unnest(
    %(listing_keys)s::uuid [], %(addresses)s::text [], %(kinds)s::text [], %(domains)s::text [],
    %(origins)s::text [], %(modified_ats)s::timestamptz []
) AS u (listing_key, address, kind, domain, origin, modified_at)
CROSS JOIN LATERAL (
    SELECT u.*, coalesce(u.modified_at < now() - %(stale)s, FALSE) AS is_stale
) AS t
ORDER BY t.listing_key
ON CONFLICT (listing_key) DO UPDATE
SET
    state = 'active',
    kind = excluded.kind,
    resting_since = NULL,
    next_read_at = least(l.next_read_at, now())
WHERE l.state = 'retired'
    OR EXISTS (
        SELECT FROM unnest(%(listing_keys)s::uuid [], %(modified_ats)s::timestamptz []) AS m (listing_key, modified_at)
        WHERE m.listing_key = l.listing_key AND m.modified_at > l.last_read_at
    )
