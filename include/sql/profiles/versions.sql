-- The versions that hold of some sources' profiles.
SELECT DISTINCT ON (source) source, version, pages, date_order
FROM ops.source_profile
WHERE source = ANY(%(sources)s)
ORDER BY source, number DESC
