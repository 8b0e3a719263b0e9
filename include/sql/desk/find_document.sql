-- The document that is meant by a key, an address or the SHA-256 of its bytes: of several, the newest.
(SELECT document_key, last_seen_at FROM raw.document WHERE document_key = %(key)s::uuid)
UNION ALL
(SELECT document_key, last_seen_at FROM raw.document WHERE sha256 = %(text)s ORDER BY last_seen_at DESC LIMIT 1)
UNION ALL
(SELECT document_key, last_seen_at FROM raw.document WHERE address = %(text)s ORDER BY last_seen_at DESC LIMIT 1)
UNION ALL
(
    SELECT v.document_key, v.last_seen_at
    FROM news.article AS a
    INNER JOIN news.article_revision AS v ON a.current_revision_id = v.revision_id
    WHERE a.article_id = %(key)s::uuid
)
UNION ALL
(SELECT document_key, last_seen_at FROM news.article_revision WHERE revision_id = %(key)s::uuid)
ORDER BY last_seen_at DESC
LIMIT 1
