SELECT
    started_at::timestamp(0) AS started,
    job,
    state,
    collected,
    published,
    unchanged,
    rejected,
    skipped,
    undecided,
    run_id
FROM mart.run
ORDER BY started_at DESC
LIMIT 10
