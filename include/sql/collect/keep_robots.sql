UPDATE ops.host
SET
    robots = %(robots)s,
    robots_status = %(status)s,
    robots_verdict = %(verdict)s,
    robots_fetched_at = clock_timestamp(),
    robots_until = clock_timestamp() + %(holds)s,
    crawl_delay = %(crawl_delay)s
WHERE origin = %(origin)s
