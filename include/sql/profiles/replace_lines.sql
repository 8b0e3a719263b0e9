-- The lines of a new version take the place of the former's. How each stands on a page tells one that the
-- run has staged: what became recurrent now stands on one of them.
CREATE TEMP TABLE known_line ON COMMIT DROP AS
SELECT line_hash, wording, first_seen_at
FROM ops.source_profile_line
WHERE source = %(source)s;

DELETE FROM ops.source_profile_line
WHERE source = %(source)s;

INSERT INTO ops.source_profile_line (source, line_hash, wording, pages, first_seen_at, last_seen_at)
SELECT
    %(source)s,
    n.line_hash,
    coalesce(k.wording, s.wording, ''),
    n.pages,
    least(k.first_seen_at, p.first_seen_at),
    p.last_seen_at
FROM unnest(%(hashes)s::bigint [], %(counts)s::integer []) AS n (line_hash, pages)
INNER JOIN (
    SELECT l.line_hash, min(w.seen_at) AS first_seen_at, max(w.seen_at) AS last_seen_at
    FROM ops.source_profile_page AS w
    CROSS JOIN LATERAL unnest(w.lines) AS l (line_hash)
    WHERE w.source = %(source)s
    GROUP BY l.line_hash
) AS p USING (line_hash)
LEFT JOIN known_line AS k USING (line_hash)
LEFT JOIN (
    SELECT l.line_hash, min(l.wording) AS wording
    FROM stage.page_trace AS t
    CROSS JOIN LATERAL unnest(t.lines, t.wordings) AS l (line_hash, wording)
    WHERE t.run_id = %(run_id)s AND t.source = %(source)s
    GROUP BY l.line_hash
) AS s USING (line_hash);

DROP TABLE known_line
