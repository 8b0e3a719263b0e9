INSERT INTO ops.source_profile (source, number, version, pages, lines, date_order, run_id)
SELECT
    %(source)s, coalesce(max(number), 0) + 1, %(version)s, %(pages)s, %(lines)s, %(date_order)s, %(run_id)s
FROM ops.source_profile
WHERE source = %(source)s
