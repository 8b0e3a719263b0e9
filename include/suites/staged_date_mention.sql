SELECT
    fact.document_key,
    'date_mention' AS fact,
    fact.start_char,
    fact.end_char,
    left(fact.surface, 200) AS wording,
    length(fact.surface) AS wording_length,
    fact.precision,
    CASE
        WHEN article.document_key IS NULL THEN 'no staged article'
        WHEN fact.start_char < 0 OR fact.end_char <= fact.start_char THEN 'no characters'
        WHEN substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char)
            IS DISTINCT FROM fact.surface
            THEN 'the body reads ' || coalesce(
                left(substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char), 150), 'null')
    END AS misplaced,
    CASE WHEN fact.start_char < max(fact.end_char) OVER before
        THEN 'the one before ends at ' || max(fact.end_char) OVER before END AS overlap,
    CASE WHEN (fact.first_day IS NULL) <> (fact.last_day IS NULL)
        OR fact.last_day < fact.first_day
        OR NOT isfinite(fact.first_day)
        OR NOT isfinite(fact.last_day)
        THEN concat_ws(' to ', coalesce(fact.first_day::text, 'null'), coalesce(fact.last_day::text, 'null'))
    END AS bad_days,
    CASE WHEN isfinite(fact.first_day) AND isfinite(fact.last_day)
        AND fact.last_day - fact.first_day > CASE fact.precision
            WHEN 'week' THEN 6
            WHEN 'year' THEN 365
            ELSE 30
        END
        THEN fact.precision || ': ' || fact.first_day || ' to ' || fact.last_day END AS too_many_days,
    -- "yesterday" has no day where the day of publication is not known.
    CASE WHEN fact.is_relative AND fact.first_day IS NOT NULL AND article.published_value IS NULL
        THEN fact.first_day END AS guessed_day
FROM stage.date_mention AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
WHERE fact.run_id = {run_id}
WINDOW before AS (
    PARTITION BY fact.document_key
    ORDER BY fact.start_char, fact.end_char
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
