-- The documents of open rejections go back to the queue.
CREATE TEMP TABLE reopened ON COMMIT DROP AS
SELECT DISTINCT d.document_key, d.source, d.address
FROM ops.rejection AS r
INNER JOIN raw.document AS d USING (document_key)
WHERE r.state = 'open'
    AND (%(reason)s IS NULL OR r.reason = %(reason)s)
    AND (%(source)s IS NULL OR r.source = %(source)s)
    AND (%(rejection_ids)s::uuid [] IS NULL OR r.rejection_id = ANY(%(rejection_ids)s))
    AND (
        %(request)s::bigint IS NULL
        OR EXISTS (
            SELECT FROM ops.request_rejection AS q
            WHERE q.request_id = %(request)s AND q.rejection_id = r.rejection_id
        )
    )
ORDER BY d.source, d.address, d.document_key
LIMIT %(limit)s;

INSERT INTO ops.work (document_key, run_id, lease_until)
SELECT document_key, %(run_id)s, now() + %(lease)s
FROM reopened
ORDER BY document_key
ON CONFLICT (document_key) DO NOTHING;

INSERT INTO ops.run_item (run_id, item_key, source, address, document_key, outcome, reason)
SELECT
    %(run_id)s,
    o.document_key,
    o.source,
    o.address,
    o.document_key,
    CASE WHEN w.run_id <> %(run_id)s THEN 'skipped' END,
    CASE WHEN w.run_id <> %(run_id)s THEN 'claimed_elsewhere' END
FROM reopened AS o
INNER JOIN ops.work AS w USING (document_key)
