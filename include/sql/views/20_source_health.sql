-- Each figure reaches as far as its index and no further. Those that nobody reads are not counted: they are queries of
-- their own, which Postgres leaves out.
CREATE VIEW ops.source_health AS
SELECT
    w.source,
    a.last_new_at,
    (
        SELECT max(x.last_fetched_at) FROM ops.address AS x WHERE x.source = w.source AND x.state = 'fetched'
    ) AS last_page_at,
    d.new_addresses_a_day,
    d.pages_a_day,
    (
        SELECT count(x.document_key)::integer
        FROM ops.address AS x
        WHERE x.source = w.source AND x.first_seen_at > now() - interval '7 days'
    ) AS pages_a_week,
    (
        SELECT count(*)::integer FROM ops.address AS x WHERE x.source = w.source AND x.state = 'queued'
    ) AS queued,
    (
        SELECT count(*)::integer
        FROM ops.address AS x
        WHERE x.source = w.source AND x.state = 'failed' AND x.last_fetched_at > now() - interval '1 day'
    ) AS failed_a_day,
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
    -- A source that has been watched for less than a day has not had its day yet.
    coalesce(d.pages_a_day < w.least_a_day AND w.watched_since < now() - interval '1 day', FALSE) AS is_below_floor
FROM ops.source_watch AS w
CROSS JOIN LATERAL (
    SELECT max(x.first_seen_at) AS last_new_at FROM ops.address AS x WHERE x.source = w.source
) AS a
CROSS JOIN LATERAL (
    SELECT
        count(*)::integer AS new_addresses_a_day,
        count(x.document_key)::integer AS pages_a_day
    FROM ops.address AS x
    WHERE x.source = w.source AND x.first_seen_at > now() - interval '1 day'
) AS d
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE y.state <> 'retired')::integer AS listings,
        count(*) FILTER (WHERE y.state = 'resting')::integer AS resting,
        count(*) FILTER (WHERE y.state = 'active' AND y.failures > 0)::integer AS failing,
        max(y.last_read_at) AS last_read_at
    FROM ops.listing AS y
    WHERE y.source = w.source
) AS l;

COMMENT ON VIEW ops.source_health IS 'One row a collected source: what it brought lately, and whether it fell silent or below its floor.';
COMMENT ON COLUMN ops.source_health.source IS 'The source''s id.';
COMMENT ON COLUMN ops.source_health.last_new_at IS 'When one of its listings last named an address that was not known; null: never.';
COMMENT ON COLUMN ops.source_health.last_page_at IS 'When a page of it was last fetched.';
COMMENT ON COLUMN ops.source_health.new_addresses_a_day IS 'Addresses that were new in the last 24 hours.';
COMMENT ON COLUMN ops.source_health.pages_a_day IS 'Those of them whose page is there.';
COMMENT ON COLUMN ops.source_health.pages_a_week IS 'The same for the last 7 days.';
COMMENT ON COLUMN ops.source_health.queued IS 'Addresses that wait to be fetched.';
COMMENT ON COLUMN ops.source_health.failed_a_day IS 'Addresses that were given up in the last 24 hours.';
COMMENT ON COLUMN ops.source_health.listings IS 'Feeds, sitemaps and lists that it is collected from.';
COMMENT ON COLUMN ops.source_health.resting IS 'Those of them that rest: dead, or without news for long.';
COMMENT ON COLUMN ops.source_health.failing IS 'Those whose last reads failed.';
COMMENT ON COLUMN ops.source_health.last_read_at IS 'When one of its listings was last read.';
COMMENT ON COLUMN ops.source_health.silent_after_hours IS 'Hours without a new address after which it counts as silent; null: never.';
COMMENT ON COLUMN ops.source_health.least_a_day IS 'Pages a day below which it is reported; null: never.';
COMMENT ON COLUMN ops.source_health.is_silent IS 'Whether it fell silent.';
COMMENT ON COLUMN ops.source_health.is_below_floor IS 'Whether the last 24 hours brought fewer pages than the floor.';
