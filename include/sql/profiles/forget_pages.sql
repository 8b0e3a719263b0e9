DELETE FROM ops.source_profile_page
WHERE source = %(source)s AND article_id = ANY(%(articles)s::uuid [])
