UPDATE ops.listing
SET lease_until = NULL, next_read_at = greatest(next_read_at, clock_timestamp() + %(wait)s)
WHERE listing_key = %(listing_key)s
