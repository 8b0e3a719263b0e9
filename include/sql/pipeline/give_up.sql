UPDATE ops.run AS r
SET state = 'failed', finished_at = now(), problem = 'it no longer moved'
WHERE r.state = 'running'
    AND (
        r.run_id = ANY(%(dead_runs)s)
        OR (
            EXISTS (SELECT FROM ops.work AS w WHERE w.run_id = r.run_id)
            AND NOT EXISTS (
                SELECT FROM ops.work AS w
                WHERE w.run_id = r.run_id AND w.lease_until >= now()
            )
        )
    )
