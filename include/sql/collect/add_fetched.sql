-- The address at which a page really lives, met by following another one there.
INSERT INTO ops.address AS a (
    address_key, address, source, state, fetch_address, domain, origin, found_in, etag, last_modified,
    last_status, last_fetched_at, document_key, recheck_at, first_run
)
VALUES (
    %(address_key)s, %(address)s, %(source)s, 'fetched', %(fetch_address)s, %(domain)s, %(origin)s,
    %(found_in)s, %(etag)s, %(last_modified)s, %(status)s, clock_timestamp(), %(document_key)s,
    clock_timestamp() + %(recheck_in)s::interval, %(run_id)s
)
ON CONFLICT (address_key) DO UPDATE
SET
    state = 'fetched',
    next_attempt_at = NULL,
    lease_until = NULL,
    etag = excluded.etag,
    last_modified = excluded.last_modified,
    last_status = excluded.last_status,
    last_reason = NULL,
    last_fetched_at = excluded.last_fetched_at,
    document_key = excluded.document_key,
    recheck_at = coalesce(a.recheck_at, excluded.recheck_at),
    feed_page = NULL
