UPDATE ops.import_part
SET
    next_offset = %(next_offset)s,
    records = records + %(records)s,
    documents = documents + %(documents)s,
    rejected = rejected + %(rejected)s,
    skipped = skipped + %(skipped)s,
    skip_reasons = (
        SELECT coalesce(jsonb_object_agg(reason, total), '{}')
        FROM (
            SELECT reason, sum(times::bigint) AS total
            FROM (
                SELECT key AS reason, value AS times
                FROM jsonb_each_text(skip_reasons)
                UNION ALL
                SELECT key, value
                FROM jsonb_each_text(%(skip_reasons)s)
            ) AS counted
            GROUP BY reason
        ) AS totals
    ),
    lease_until = now() + %(lease)s,
    updated_at = now()
WHERE part_key = %(part_key)s AND lease_token = %(token)s
RETURNING part_key
