-- What is known of the sources that were met, with how many rejections of each are open.
SELECT s.source_id AS source, s.name, s.homepage, s.language, s.licence
FROM news.source AS s
WHERE %(source)s::text IS NULL OR s.source_id = %(source)s
ORDER BY s.source_id
LIMIT 5000
