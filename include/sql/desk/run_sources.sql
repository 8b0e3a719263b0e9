-- What a run brought of each source.
SELECT source, published, unchanged, rejected, skipped, new_articles, with_date, with_author
FROM ops.run_source
WHERE run_id = %(run_id)s
ORDER BY published + unchanged + rejected + skipped DESC, source
LIMIT 200
