-- Rejections of collect that this run did not meet again, of sources that it did collect from, at
-- addresses that it did not pass over.
SELECT r.rejection_id, r.source, r.address
FROM ops.rejection AS r
WHERE r.state = 'open'
    AND r.stage = 'collect'
    AND r.last_run <> %(run_id)s
    AND EXISTS (
        SELECT FROM ops.run_item AS i
        WHERE i.run_id = %(run_id)s AND i.source = r.source
    )
    AND NOT EXISTS (
        SELECT FROM ops.run_item AS i
        WHERE i.run_id = %(run_id)s
            AND i.outcome IN ('rejected', 'skipped')
            AND i.source = r.source
            AND (r.address = i.address OR starts_with(r.address, i.address || '!/') OR starts_with(r.address, i.address || '#'))
    )
