-- Writes down what `refused` holds. What a person waived stays waived; whatever else had been closed
-- is open again.
INSERT INTO ops.rejection AS r (
    rejection_id, item_key, document_key, source, address, stage, reason, evidence, expectation,
    versions, first_run, last_run
)
SELECT DISTINCT ON (rejection_id)
    rejection_id, item_key, document_key, source, address, stage, reason, evidence, expectation,
    versions, %(run_id)s, %(run_id)s
FROM refused
ORDER BY rejection_id
ON CONFLICT (rejection_id) DO UPDATE
SET
    evidence = excluded.evidence,
    expectation = excluded.expectation,
    versions = excluded.versions,
    last_run = excluded.last_run,
    last_seen_at = now(),
    times_seen = r.times_seen + (r.last_run <> excluded.last_run)::integer,
    state = CASE r.state WHEN 'waived' THEN 'waived' ELSE 'open' END,
    closed_at = CASE r.state WHEN 'waived' THEN r.closed_at END,
    closed_by = CASE r.state WHEN 'waived' THEN r.closed_by END;

-- Another reason for the same document, or at the same place, takes the place of the old one.
UPDATE ops.rejection AS r
SET state = 'superseded', closed_at = now(), closed_by = %(run_id)s
FROM refused AS f
WHERE r.state = 'open'
    AND r.source = f.source
    AND r.address = f.address
    AND (r.item_key = f.item_key OR (r.stage = 'collect' AND f.stage = 'collect'))
    AND r.last_run <> %(run_id)s
    AND NOT EXISTS (SELECT FROM refused AS g WHERE g.rejection_id = r.rejection_id);

INSERT INTO ops.verdict (document_key, outcome, rejection_id, run_id)
SELECT DISTINCT ON (document_key) document_key, 'rejected', rejection_id, %(run_id)s
FROM refused
WHERE document_key IS NOT NULL
ORDER BY document_key, reason
ON CONFLICT (document_key) DO UPDATE
SET
    outcome = excluded.outcome,
    revision_id = NULL,
    rejection_id = excluded.rejection_id,
    run_id = excluded.run_id,
    decided_at = now();

UPDATE ops.run_item AS i
SET outcome = 'rejected', reason = r.reason
FROM ops.verdict AS v
INNER JOIN ops.rejection AS r USING (rejection_id)
WHERE i.run_id = %(run_id)s
    AND i.item_key = v.document_key
    AND i.outcome IS NULL
    AND v.document_key IN (SELECT document_key FROM refused);

DELETE FROM ops.work AS w
USING refused AS f
WHERE w.document_key = f.document_key
