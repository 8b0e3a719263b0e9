DELETE FROM ops.explanation
WHERE explained_at < now() - make_interval(days => %(explanation_days)s)
