-- The dates that competed.
SELECT value, precision, basis, confidence, evidence, line, verdict
FROM news.date_candidate
WHERE revision_id = %(revision_id)s
ORDER BY candidate_number
