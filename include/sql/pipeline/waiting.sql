SELECT EXISTS (
    SELECT FROM ops.work
    WHERE run_id = %(run_id)s
        AND (%(chunk)s IS NULL OR chunk = %(chunk)s)
        AND state = 'waiting'
)
