SELECT number, version, pages, lines, date_order, learned_at, run_id
FROM ops.source_profile
WHERE source = %(source)s
ORDER BY number DESC
LIMIT 10
