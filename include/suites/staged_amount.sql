SELECT
    fact.document_key,
    'amount' AS fact,
    fact.start_char,
    fact.end_char,
    left(fact.surface, 200) AS wording,
    length(fact.surface) AS wording_length,
    fact.kind,
    fact.currency,
    fact.fate,
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
    CASE WHEN fact.value IN ('NaN', 'Infinity', '-Infinity') OR fact.value_to IN ('NaN', 'Infinity', '-Infinity')
        OR fact.value_to < fact.value OR fact.value IS NULL AND fact.value_to IS NOT NULL
        THEN concat_ws(' to ', coalesce(fact.value::text, 'null'), fact.value_to::text) END AS bad_number,
    CASE WHEN fact.kind <> 'money' AND fact.currency IS NOT NULL
        OR fact.kind = 'money' AND fact.unit IS NOT NULL
        OR fact.kind NOT IN ('count', 'casualties') AND fact.fate IS NOT NULL
        THEN concat_ws(' ', fact.kind, fact.currency, fact.unit, fact.fate) END AS mixed_kinds,
    CASE WHEN fact.equivalent_of_start_char IS NOT NULL AND NOT EXISTS (
        SELECT FROM stage.amount AS converted
        WHERE converted.run_id = fact.run_id
            AND converted.document_key = fact.document_key
            AND converted.start_char = fact.equivalent_of_start_char
            AND converted.start_char <> fact.start_char
            AND converted.equivalent_of_start_char IS DISTINCT FROM fact.start_char
    ) THEN fact.equivalent_of_start_char END AS bad_equivalent
FROM stage.amount AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
WHERE fact.run_id = {run_id}
WINDOW before AS (
    PARTITION BY fact.document_key
    ORDER BY fact.start_char, fact.end_char
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
