SELECT
    fact.document_key,
    'place_mention' AS fact,
    fact.start_char,
    fact.end_char,
    left(fact.surface, 200) AS wording,
    length(fact.surface) AS wording_length,
    fact.name,
    fact.latitude,
    fact.longitude,
    fact.country,
    fact.geonames,
    CASE
        WHEN article.document_key IS NULL THEN 'no staged article'
        WHEN fact.start_char < 0 OR fact.end_char <= fact.start_char THEN 'no characters'
        WHEN substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char)
            IS DISTINCT FROM fact.surface
            THEN 'the body reads ' || coalesce(
                left(substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char), 150), 'null')
    END AS misplaced,
    -- Where no one lives, and where coordinates go that were never filled in.
    CASE WHEN fact.latitude = 0 AND fact.longitude = 0 THEN fact.name END AS null_island
FROM stage.place_mention AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
WHERE fact.run_id = {run_id}
