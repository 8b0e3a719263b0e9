-- Tells of a source once when it falls silent or below its floor, and again only after it was well.
WITH health AS (
    SELECT
        source,
        CASE WHEN is_silent THEN 'silent' WHEN is_below_floor THEN 'below_floor' END AS state,
        CASE
            WHEN is_silent
                THEN 'silent: nothing new since '
                    || coalesce(last_new_at::timestamp(0)::text || ' UTC', 'it was first collected')
            ELSE 'below its floor: ' || pages_a_day || ' of ' || least_a_day || ' pages in the last 24 hours'
        END AS told
    FROM ops.source_health
),

changed AS (
    UPDATE ops.source_watch AS w
    SET reported = h.state
    FROM health AS h
    WHERE w.source = h.source AND w.reported IS DISTINCT FROM h.state
    RETURNING w.source, w.reported, h.told
)

SELECT source, told
FROM changed
WHERE reported IS NOT NULL
ORDER BY source
