-- The last runs that met a source.
SELECT s.run_id, r.job, r.started_at, s.published, s.unchanged, s.rejected, s.skipped, s.new_articles
FROM ops.run_source AS s
INNER JOIN ops.run AS r USING (run_id)
WHERE s.source = %(source)s
ORDER BY s.day DESC, r.started_at DESC
LIMIT 10
