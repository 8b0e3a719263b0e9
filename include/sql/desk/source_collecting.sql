-- How the sources that are collected do, one of them or all.
SELECT
    source,
    last_new_at,
    new_addresses_a_day,
    pages_a_day,
    failed_a_day,
    listings,
    resting,
    failing,
    last_read_at,
    silent_after_hours,
    least_a_day,
    is_silent,
    is_below_floor
FROM ops.source_health
WHERE %(source)s::text IS NULL OR source = %(source)s
ORDER BY source
