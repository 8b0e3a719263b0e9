-- What became of an address that a worker held. Attempts begin anew with every result.
UPDATE ops.address
SET
    state = %(state)s,
    lease_until = NULL,
    fetch_address = coalesce(%(fetch_address)s, fetch_address),
    domain = coalesce(%(to_domain)s, domain),
    origin = coalesce(%(to_origin)s, origin),
    redirects = %(redirects)s,
    attempts = %(attempts)s,
    next_attempt_at = CASE WHEN %(state)s = 'queued' THEN clock_timestamp() + %(wait)s::interval END,
    rechecks = %(rechecks)s,
    recheck_at = CASE
        WHEN %(recheck_in)s::interval IS NULL THEN NULL
        ELSE clock_timestamp() + %(recheck_in)s::interval
    END,
    etag = %(etag)s,
    last_modified = %(last_modified)s,
    document_key = coalesce(%(document_key)s, document_key),
    same_as = coalesce(%(same_as)s, same_as),
    last_status = coalesce(%(status)s, last_status),
    last_reason = %(reason)s,
    last_fetched_at = CASE WHEN %(was_asked)s THEN clock_timestamp() ELSE last_fetched_at END,
    feed_page = CASE WHEN %(state)s = 'queued' THEN feed_page END
WHERE address_key = %(address_key)s AND state = 'fetching'
