-- Ends a reservation that still holds. Without `rest` no request was sent, and the domain is as free as
-- it was.
UPDATE ops.domain
SET
    lease_token = NULL,
    lease_until = NULL,
    next_free_at = coalesce(clock_timestamp() + %(rest)s::interval, next_free_at),
    slow_downs = %(slow_downs)s,
    usual_seconds = %(usual_seconds)s,
    last_slow_down_at = CASE WHEN %(slow_down)s IS NULL THEN last_slow_down_at ELSE clock_timestamp() END,
    last_slow_down = coalesce(%(slow_down)s, last_slow_down)
WHERE domain = %(domain)s AND lease_token = %(token)s
RETURNING domain
