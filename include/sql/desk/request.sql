-- One request, with what became of its run and of its rejections.
SELECT
    q.request_id,
    q.action,
    q.asked_by,
    q.asked_at,
    q.note,
    q.filters,
    q.rejections,
    q.dag_id,
    q.run_id,
    r.state AS run_state,
    r.started_at,
    r.finished_at,
    j.open,
    j.fixed,
    j.waived,
    j.superseded
FROM ops.request AS q
LEFT JOIN ops.run AS r USING (run_id)
CROSS JOIN LATERAL (
    SELECT
        count(*) FILTER (WHERE one.state = 'open') AS open,
        count(*) FILTER (WHERE one.state = 'fixed') AS fixed,
        count(*) FILTER (WHERE one.state = 'waived') AS waived,
        count(*) FILTER (WHERE one.state = 'superseded') AS superseded
    FROM ops.request_rejection AS a
    INNER JOIN ops.rejection AS one USING (rejection_id)
    WHERE a.request_id = q.request_id
) AS j
WHERE q.request_id = %(request_id)s
