-- Writes down what `refused_fact` holds; the article is published without these facts.
INSERT INTO ops.fact_rejection AS r (
    document_key, fact, start_char, end_char, expectation, reason, evidence, versions, first_run, last_run
)
SELECT DISTINCT ON (document_key, fact, start_char, end_char, expectation)
    document_key, fact, start_char, end_char, expectation, reason, evidence, versions, %(run_id)s, %(run_id)s
FROM refused_fact
ORDER BY document_key, fact, start_char, end_char, expectation
ON CONFLICT (document_key, fact, start_char, end_char, expectation) DO UPDATE
SET
    reason = excluded.reason,
    evidence = excluded.evidence,
    versions = excluded.versions,
    last_run = excluded.last_run,
    last_seen_at = now(),
    times_seen = r.times_seen + (r.last_run <> excluded.last_run)::integer,
    state = 'open',
    closed_at = NULL,
    closed_by = NULL
