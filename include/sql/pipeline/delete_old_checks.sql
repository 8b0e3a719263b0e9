DELETE FROM ops.check_result
WHERE checked_at < now() - make_interval(days => %(check_days)s)
