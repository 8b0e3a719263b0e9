-- One run.
SELECT
    r.run_id,
    r.job,
    r.owner,
    r.params,
    r.state,
    r.started_at,
    r.collected_at,
    r.finished_at,
    r.problem,
    extract(EPOCH FROM coalesce(r.finished_at, now()) - r.started_at)::float8 AS seconds,
    b.run_id IS NOT NULL AS balances,
    b.new_articles,
    b.new_revisions,
    b.mentions,
    b.quotations,
    b.amounts,
    b.published_at,
    EXISTS (SELECT FROM ops.work AS w WHERE w.run_id = r.run_id) AS holds_work
FROM ops.run AS r
LEFT JOIN ops.batch AS b USING (run_id)
WHERE r.run_id = %(run_id)s
