-- The last runs, each with its balance: from the ledger where it published, else from what was counted when
-- it ended; of one that runs still, what its steps tell. `job` and `before` narrow the list.
SELECT
    r.run_id,
    r.job,
    r.state,
    r.started_at,
    r.finished_at,
    extract(EPOCH FROM coalesce(r.finished_at, now()) - r.started_at)::float8 AS seconds,
    r.problem,
    coalesce(b.collected, s.collected, t.collected) AS collected,
    coalesce(b.published, s.published) AS published,
    coalesce(b.unchanged, s.unchanged) AS unchanged,
    coalesce(b.rejected, s.rejected) AS rejected,
    coalesce(b.skipped, s.skipped) AS skipped,
    b.new_articles,
    b.run_id IS NOT NULL AS balances,
    t.cleaned,
    EXISTS (
        SELECT FROM ops.check_result AS c
        WHERE c.run_id = r.run_id AND c.level = 'batch' AND NOT c.passed AND b.run_id IS NULL
    ) AS is_stopped,
    q.asked_by,
    q.request_id
FROM (
    SELECT *
    FROM ops.run
    WHERE (%(job)s::text IS NULL OR job = %(job)s)
        AND (%(before)s::timestamptz IS NULL OR started_at < %(before)s)
    ORDER BY started_at DESC
    LIMIT %(most)s
) AS r
LEFT JOIN ops.batch AS b USING (run_id)
LEFT JOIN LATERAL (
    SELECT
        sum(published + unchanged + rejected + skipped) AS collected,
        sum(published) AS published,
        sum(unchanged) AS unchanged,
        sum(rejected) AS rejected,
        sum(skipped) AS skipped
    FROM ops.run_source
    WHERE run_id = r.run_id
) AS s ON b.run_id IS NULL
LEFT JOIN LATERAL (
    SELECT
        max(documents) FILTER (WHERE step = 'collect') AS collected,
        sum(documents) FILTER (WHERE step = 'clean') AS cleaned
    FROM ops.step
    WHERE run_id = r.run_id
) AS t ON b.run_id IS NULL
LEFT JOIN LATERAL (
    SELECT asked_by, request_id
    FROM ops.request
    WHERE run_id = r.run_id
    ORDER BY request_id DESC
    LIMIT 1
) AS q ON TRUE
ORDER BY r.started_at DESC
