SELECT count(*), count(*) FILTER (WHERE purpose = 'listing')
FROM ops.fetch
WHERE run_id = %(run_id)s
