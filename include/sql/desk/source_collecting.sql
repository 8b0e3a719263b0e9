-- How the sources that are collected do, one of them or all: as ops.source_health says, counted only as far as
-- an index reaches.
SELECT
    w.source,
    a.last_new_at,
    a.new_addresses_a_day,
    a.pages_a_day,
    a.failed_a_day,
    l.listings,
    l.resting,
    l.failing,
    l.last_read_at,
    w.silent_after_hours,
    w.least_a_day,
    coalesce(
        coalesce(a.last_new_at, w.watched_since) < now() - make_interval(secs => w.silent_after_hours * 3600),
        FALSE
    ) AS is_silent,
    coalesce(a.pages_a_day < w.least_a_day AND w.watched_since < now() - interval '1 day', FALSE) AS is_below_floor
FROM ops.source_watch AS w
CROSS JOIN LATERAL (
    SELECT
        (SELECT max(n.first_seen_at) FROM ops.address AS n WHERE n.source = w.source) AS last_new_at,
        count(*) AS new_addresses_a_day,
        count(x.document_key) AS pages_a_day,
        count(*) FILTER (WHERE x.state = 'failed') AS failed_a_day
    FROM ops.address AS x
    WHERE x.source = w.source AND x.first_seen_at > now() - interval '1 day'
) AS a
LEFT JOIN (
    SELECT
        y.source,
        count(*) FILTER (WHERE y.state <> 'retired') AS listings,
        count(*) FILTER (WHERE y.state = 'resting') AS resting,
        count(*) FILTER (WHERE y.state = 'active' AND y.failures > 0) AS failing,
        max(y.last_read_at) AS last_read_at
    FROM ops.listing AS y
    GROUP BY y.source
) AS l ON w.source = l.source
WHERE %(source)s::text IS NULL OR w.source = %(source)s
ORDER BY w.source
