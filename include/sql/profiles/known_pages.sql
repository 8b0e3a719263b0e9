SELECT article_id, document_key, seen_at, lines, body_lines, day_first, month_first
FROM ops.source_profile_page
WHERE source = %(source)s
