SELECT pages, wording, first_seen_at::date AS first_seen, last_seen_at::date AS last_seen
FROM ops.source_profile_line
WHERE source = %(source)s
ORDER BY pages DESC, wording, line_hash
LIMIT %(rows)s
