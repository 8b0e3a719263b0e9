SELECT robots, robots_status, robots_fetched_at, robots_verdict
FROM ops.host
WHERE origin = %(origin)s
