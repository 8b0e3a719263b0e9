-- How a source that is collected from the web does.
SELECT * FROM ops.source_health WHERE source = %(source)s
