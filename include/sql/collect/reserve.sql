-- Reserves a locked domain and the first thing that is due there. A statement of its own: it sees what
-- was written until the domain was locked.
WITH work AS (
    SELECT w.purpose, w.key
    FROM ops.due_fetch(%(mode)s, %(sources)s::text [], %(spent)s::text []) AS w
    WHERE w.domain = %(domain)s AND w.due_at <= now()
    ORDER BY w.due_at, w.purpose, w.key
    LIMIT 1
),

reserved AS (
    UPDATE ops.domain AS d
    SET lease_token = %(token)s, lease_until = now() + %(lease)s
    FROM work
    WHERE d.domain = %(domain)s
    RETURNING d.domain
),

page AS (
    UPDATE ops.address AS a
    SET state = 'fetching', lease_until = now() + %(lease)s
    FROM work
    WHERE work.purpose <> 'listing' AND a.address_key = work.key
    RETURNING
        work.purpose, a.address_key AS key, a.source, a.address, a.fetch_address, a.origin, a.etag,
        a.last_modified, a.attempts, a.redirects, a.rechecks, a.document_key, a.title, a.feed_page,
        NULL::text AS sha256, NULL::real AS interval_minutes, NULL::real AS failures,
        NULL::timestamptz AS last_new_at, NULL::text AS kind
),

listing AS (
    UPDATE ops.listing AS l
    SET lease_until = now() + %(lease)s
    FROM work
    WHERE work.purpose = 'listing' AND l.listing_key = work.key
    RETURNING
        work.purpose, l.listing_key AS key, l.source, l.address, l.fetch_address, l.origin, l.etag,
        l.last_modified, 0::smallint AS attempts, l.redirects, 0::smallint AS rechecks,
        NULL::uuid AS document_key, NULL::text AS title, NULL::text AS feed_page,
        l.sha256, l.interval_minutes, l.failures, coalesce(l.last_new_at, l.first_seen_at) AS last_new_at, l.kind
),

taken AS (
    SELECT * FROM page
    UNION ALL
    SELECT * FROM listing
)

SELECT
    taken.*,
    reserved.domain,
    h.robots_verdict,
    h.robots_fetched_at,
    h.crawl_delay,
    coalesce(h.robots_until > now(), FALSE) AS robots_hold,
    h.robots_until,
    now() AS claimed_at
FROM taken
INNER JOIN ops.host AS h ON taken.origin = h.origin
CROSS JOIN reserved
