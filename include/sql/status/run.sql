SELECT
    started_at::timestamp(0) AS started,
    finished_at::timestamp(0) AS finished,
    job,
    state,
    collected,
    published,
    unchanged,
    rejected,
    skipped,
    undecided,
    problem
FROM mart.run
WHERE run_id = %(run_id)s
