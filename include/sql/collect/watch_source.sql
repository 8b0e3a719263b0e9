INSERT INTO ops.source_watch AS w (source, silent_after_hours, least_a_day)
VALUES (%(source)s, %(silent_after_hours)s, %(least_a_day)s)
ON CONFLICT (source) DO UPDATE
SET
    silent_after_hours = excluded.silent_after_hours,
    least_a_day = excluded.least_a_day,
    stated_at = now()
