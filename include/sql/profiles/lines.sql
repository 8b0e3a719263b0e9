SELECT source, line_hash, pages
FROM ops.source_profile_line
WHERE source = ANY(%(sources)s)
