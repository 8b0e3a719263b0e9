DELETE FROM ops.step
WHERE started_at < now() - make_interval(days => %(check_days)s)
