-- What the desk shows of an ended run.
SELECT ops.count_sources(%(run_id)s), ops.weigh_provisional(%(run_id)s)
