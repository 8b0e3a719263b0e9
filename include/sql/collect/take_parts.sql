-- What is left of these archives is this run's, but for parts that another one is reading.
UPDATE ops.import_part
SET run_id = %(run_id)s, state = 'waiting', worker = NULL, lease_token = NULL, lease_until = NULL
WHERE archive = ANY(%(archives)s)
    AND selection = %(selection)s
    AND run_id <> %(run_id)s
    AND (state = 'waiting' OR (state = 'reading' AND (lease_until < now() OR run_id = ANY(%(dead_runs)s))))
