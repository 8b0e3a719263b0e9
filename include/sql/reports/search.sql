-- Full text search, best first. Parameters: query (words, "exact words", or, -without), rows.
SELECT
    round(rank::numeric, 3) AS rank,
    coalesce(published_on::text, 'undated') AS published,
    source_id AS source,
    headline,
    snippet,
    address
FROM mart.search(coalesce(%(query)s, ''), coalesce(%(rows)s::integer, 20))
