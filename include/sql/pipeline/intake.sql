-- Decides what becomes of everything in `incoming`. Tables are written in the order of their keys, so
-- that two runs that take in the same folder wait for each other and never in a circle.

-- What the run has met before at the same address gets an item of its own.
UPDATE incoming AS i
SET item_key = i.copy_key, is_copy = TRUE
FROM (
    SELECT ordinal, row_number() OVER (PARTITION BY item_key ORDER BY ordinal) AS position
    FROM incoming
) AS numbered
WHERE i.ordinal = numbered.ordinal
    AND (
        numbered.position > 1
        OR EXISTS (
            SELECT FROM ops.run_item AS known
            WHERE known.run_id = %(run_id)s AND known.item_key = i.item_key
        )
    );

INSERT INTO raw.document AS d (
    document_key, sha256, source, address, media_type, charset, size_bytes, location, captured_at,
    modified_at, first_run
)
SELECT DISTINCT ON (document_key)
    document_key, sha256, source, address, media_type, charset, size_bytes, location, captured_at,
    modified_at, %(run_id)s
FROM incoming
WHERE what = 'document'
ORDER BY document_key, ordinal
ON CONFLICT (document_key) DO UPDATE
SET
    last_seen_at = now(),
    location = excluded.location,
    captured_at = coalesce(d.captured_at, excluded.captured_at);

-- What could not be read has been read.
UPDATE ops.rejection AS r
SET state = 'fixed', closed_at = now(), closed_by = %(run_id)s
FROM incoming AS i
WHERE i.what = 'document'
    AND r.state = 'open'
    AND r.stage = 'collect'
    AND r.source = i.source
    AND r.address = i.address;

INSERT INTO refused (rejection_id, item_key, source, address, stage, reason, evidence, versions)
SELECT rejection_id, item_key, source, address, 'collect', reason, evidence, versions
FROM incoming
WHERE what = 'rejection';

-- A document waits for its verdict unless one stands that would be the same today.
UPDATE incoming AS i
SET decision = CASE
    WHEN i.is_copy THEN 'repeated'
    WHEN %(force)s OR known.is_own THEN 'work'
    WHEN known.outcome = 'published' THEN 'unchanged'
    WHEN known.outcome = 'rejected' AND known.versions = known.versions_today THEN 'rejected'
    ELSE 'work'
END
FROM (
    SELECT
        i.ordinal,
        v.outcome,
        r.versions,
        t.versions AS versions_today,
        coalesce(w.run_id = %(run_id)s, FALSE) AS is_own
    FROM incoming AS i
    LEFT JOIN ops.work AS w USING (document_key)
    LEFT JOIN ops.verdict AS v USING (document_key)
    LEFT JOIN ops.rejection AS r ON v.rejection_id = r.rejection_id
    LEFT JOIN
        unnest(%(sources)s::text [], %(stages)s::text [], %(versions)s::text [])
        AS t (source, stage, versions)
        ON i.source = t.source AND r.stage = t.stage
) AS known
WHERE i.ordinal = known.ordinal AND i.what = 'document';

INSERT INTO ops.work (document_key, run_id, lease_until)
SELECT document_key, %(run_id)s, now() + %(lease)s
FROM incoming
WHERE decision = 'work'
ORDER BY document_key
ON CONFLICT (document_key) DO NOTHING;

UPDATE incoming AS i
SET decision = 'claimed'
WHERE i.decision = 'work'
    AND NOT EXISTS (
        SELECT FROM ops.work AS w
        WHERE w.document_key = i.document_key AND w.run_id = %(run_id)s
    );

UPDATE ops.rejection AS r
SET
    last_seen_at = now(),
    times_seen = r.times_seen + (r.last_run <> %(run_id)s)::integer,
    last_run = %(run_id)s
FROM incoming AS i
INNER JOIN ops.verdict AS v USING (document_key)
WHERE i.decision = 'rejected' AND r.rejection_id = v.rejection_id;

SELECT a.article_id
FROM incoming AS i
INNER JOIN ops.verdict AS v USING (document_key)
INNER JOIN news.article_revision AS r USING (revision_id)
INNER JOIN news.article AS a USING (article_id)
WHERE i.decision = 'unchanged'
ORDER BY a.article_id
FOR NO KEY UPDATE OF a;

UPDATE news.article_revision AS r
SET last_seen_at = now()
FROM incoming AS i
INNER JOIN ops.verdict AS v USING (document_key)
WHERE i.decision = 'unchanged' AND r.revision_id = v.revision_id;

UPDATE news.article AS a
SET last_seen_at = now()
FROM incoming AS i
INNER JOIN ops.verdict AS v USING (document_key)
INNER JOIN news.article_revision AS r USING (revision_id)
WHERE i.decision = 'unchanged' AND a.article_id = r.article_id;

INSERT INTO ops.run_item (run_id, item_key, source, address, document_key, outcome, reason)
SELECT
    %(run_id)s,
    i.item_key,
    i.source,
    i.address,
    i.document_key,
    CASE
        WHEN i.what = 'rejection' OR i.decision = 'rejected' THEN 'rejected'
        WHEN i.what = 'skip' OR i.decision IN ('repeated', 'claimed') THEN 'skipped'
        WHEN i.decision = 'unchanged' THEN 'unchanged'
    END,
    CASE i.decision
        WHEN 'rejected' THEN r.reason
        WHEN 'repeated' THEN 'repeated_in_run'
        WHEN 'claimed' THEN 'claimed_elsewhere'
        ELSE i.reason
    END
FROM incoming AS i
LEFT JOIN ops.verdict AS v USING (document_key)
LEFT JOIN ops.rejection AS r ON v.rejection_id = r.rejection_id
