UPDATE ops.listing
SET
    lease_until = NULL,
    next_read_at = clock_timestamp(),
    fetch_address = %(fetch_address)s,
    domain = %(to_domain)s,
    origin = %(to_origin)s,
    redirects = redirects + 1,
    is_detour = is_detour OR %(is_temporary)s
WHERE listing_key = %(listing_key)s
