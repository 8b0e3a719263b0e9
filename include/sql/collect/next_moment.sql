-- Seconds until something can be fetched that is due by then or soon; null where there is nothing.
SELECT extract(EPOCH FROM min(moment) - clock_timestamp())::double precision
FROM (
    SELECT greatest(d.next_free_at, d.lease_until, w.due_at) AS moment
    FROM ops.domain AS d
    CROSS JOIN LATERAL (
        SELECT min(f.due_at) AS due_at
        FROM ops.due_fetch(%(mode)s, %(sources)s::text [], %(spent)s::text []) AS f
        WHERE f.domain = d.domain
    ) AS w
    WHERE w.due_at <= now() + %(patience)s
    UNION ALL
    SELECT min(a.lease_until)
    FROM ops.address AS a
    WHERE a.state = 'fetching' AND (%(sources)s::text [] IS NULL OR a.source = ANY(%(sources)s))
) AS moments
WHERE isfinite(moment) OR moment = '-infinity'
