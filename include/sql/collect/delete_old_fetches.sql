DELETE FROM ops.fetch
WHERE started_at < now() - make_interval(days => %(fetch_log_days)s)
