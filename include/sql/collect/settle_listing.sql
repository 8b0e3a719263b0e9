-- A read that came to an end. The next one begins at the listing's own URL again where the way to it was
-- a temporary one, or where it failed.
UPDATE ops.listing
SET
    state = CASE WHEN state = 'retired' THEN state ELSE %(state)s END,
    lease_until = NULL,
    fetch_address = CASE WHEN is_detour OR %(reason)s IS NOT NULL THEN address ELSE fetch_address END,
    domain = CASE WHEN is_detour OR %(reason)s IS NOT NULL THEN %(own_domain)s ELSE domain END,
    origin = CASE WHEN is_detour OR %(reason)s IS NOT NULL THEN %(own_origin)s ELSE origin END,
    redirects = 0,
    is_detour = FALSE,
    etag = %(etag)s,
    last_modified = %(last_modified)s,
    sha256 = %(sha256)s,
    interval_minutes = %(interval_minutes)s,
    next_read_at = clock_timestamp() + %(next_read_in)s,
    failures = %(failures)s,
    resting_since = CASE WHEN %(state)s = 'resting' THEN coalesce(resting_since, clock_timestamp()) END,
    last_read_at = clock_timestamp(),
    last_status = %(status)s,
    last_reason = %(reason)s,
    last_new_at = CASE WHEN %(new)s > 0 THEN clock_timestamp() ELSE last_new_at END,
    entries = coalesce(%(entries)s, entries),
    brought = brought + %(new)s
WHERE listing_key = %(listing_key)s
