-- A place that a source states was read: what stood against it is over.
UPDATE ops.rejection
SET state = 'fixed', closed_at = now(), closed_by = %(run_id)s
WHERE state = 'open'
    AND stage = 'collect'
    AND source = %(source)s
    AND address = %(address)s
    AND last_run <> %(run_id)s
