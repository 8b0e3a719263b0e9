-- Addresses that a listing names. What is known stays as it is, but for two: an address that nobody had
-- asked for is queued once it is asked for, and one that failed is given another chance after a day.
WITH named AS (
    SELECT DISTINCT ON (address_key) *
    FROM unnest(
        %(address_keys)s::uuid [], %(addresses)s::text [], %(fetch_addresses)s::text [], %(domains)s::text [],
        %(origins)s::text [], %(titles)s::text [], %(stated_ats)s::timestamptz [], %(feed_pages)s::text [],
        %(are_wanted)s::boolean []
    ) AS t (
        address_key, address, fetch_address, domain, origin, title, stated_at, feed_page, is_wanted
    )
    ORDER BY address_key
),

written AS (
    INSERT INTO ops.address AS a (
        address_key, address, source, state, fetch_address, domain, origin, found_in, title, stated_at,
        feed_page, next_attempt_at, first_run
    )
    SELECT
        n.address_key, n.address, %(source)s, CASE WHEN n.is_wanted THEN 'queued' ELSE 'known' END,
        n.fetch_address, n.domain, n.origin, %(found_in)s, n.title, n.stated_at, n.feed_page,
        CASE WHEN n.is_wanted THEN now() END, %(run_id)s
    FROM named AS n
    ORDER BY n.address_key
    ON CONFLICT (address_key) DO UPDATE
    SET
        state = 'queued',
        attempts = 0,
        redirects = 0,
        next_attempt_at = now(),
        feed_page = coalesce(excluded.feed_page, a.feed_page)
    WHERE excluded.state = 'queued'
        AND a.document_key IS NULL
        AND (
            a.state = 'known'
            OR (a.state = 'failed' AND a.last_fetched_at < now() - interval '1 day')
        )
    RETURNING (a.xmax = 0) AS is_new
)

SELECT count(*) FILTER (WHERE is_new), count(*)
FROM written
