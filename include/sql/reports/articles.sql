-- The newest articles in their current wording. Parameters: source, since (a day), rows.
SELECT
    published_value AS published,
    published_basis AS basis,
    source,
    headline,
    authors,
    section,
    language,
    word_count AS words,
    entities,
    address
FROM mart.article
WHERE (%(source)s IS NULL OR source_id = %(source)s)
    AND (%(since)s IS NULL OR published_on >= %(since)s::date)
ORDER BY published_on DESC NULLS LAST, published_at DESC NULLS LAST, headline
LIMIT coalesce(%(rows)s::integer, 50)
