SELECT ops.count_sources(%(run_id)s)
