SELECT
    w.run_id,
    r.state AS run_state,
    count(*) FILTER (WHERE w.state = 'waiting') AS waiting,
    count(*) FILTER (WHERE w.state = 'staged') AS staged,
    min(w.lease_until)::timestamp(0) AS lease_until
FROM ops.work AS w
INNER JOIN ops.run AS r USING (run_id)
GROUP BY w.run_id, r.state
ORDER BY w.run_id
