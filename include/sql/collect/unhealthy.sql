SELECT
    source,
    CASE
        WHEN is_silent
            THEN 'silent: nothing new since '
                || coalesce(last_new_at::timestamp(0)::text || ' UTC', 'it was first collected')
        ELSE 'below its floor: ' || pages_a_day || ' of ' || least_a_day || ' pages in the last 24 hours'
    END
FROM ops.source_health
WHERE is_silent OR is_below_floor
ORDER BY source
