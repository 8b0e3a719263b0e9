-- What was turned away before has passed now.
UPDATE ops.rejection AS r
SET state = 'fixed', closed_at = now(), closed_by = %(run_id)s
FROM batch_document AS b
WHERE r.state = 'open' AND r.document_key = b.document_key;

UPDATE ops.fact_rejection AS f
SET state = 'fixed', closed_at = now(), closed_by = %(run_id)s
FROM batch_document AS b
WHERE f.state = 'open' AND f.document_key = b.document_key AND f.last_run <> %(run_id)s;

-- A newer document from the same place stands: what was wrong with an older one no longer matters.
UPDATE ops.rejection AS r
SET state = 'superseded', closed_at = now(), closed_by = %(run_id)s
FROM raw.document AS d
WHERE r.state = 'open'
    AND r.document_key = d.document_key
    AND EXISTS (
        SELECT FROM ops.run_item AS i
        WHERE i.run_id = %(run_id)s AND i.source = r.source AND i.address = r.address
    )
    AND EXISTS (
        SELECT FROM raw.document AS newer
        INNER JOIN ops.verdict AS v USING (document_key)
        WHERE newer.source = d.source
            AND newer.address = d.address
            AND v.outcome = 'published'
            AND coalesce(newer.captured_at, newer.first_seen_at) > coalesce(d.captured_at, d.first_seen_at)
    )
