-- The runs with their balance: collected = published + unchanged + rejected + skipped. Parameters: job, rows.
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
    balances,
    problem,
    run_id
FROM mart.run
WHERE (%(job)s IS NULL OR job = %(job)s)
ORDER BY started_at DESC
LIMIT coalesce(%(rows)s::integer, 20)
