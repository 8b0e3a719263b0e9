SELECT
    fact.document_key,
    fact.fact,
    fact.start_char,
    fact.end_char,
    left(fact.wording, 200) AS wording,
    length(fact.wording) AS wording_length,
    CASE WHEN fact.fact <> 'quotation' THEN length(fact.wording) END AS name_length,
    fact.mention_kind,
    fact.link_method,
    fact.link_score,
    fact.quotation_kind,
    fact.currency,
    fact.amount_kind,
    entity.name AS entity_name,
    entity.kind AS entity_kind,
    entity.status AS entity_status,
    entity.wikidata AS entity_wikidata,
    entity.iso_code AS entity_iso_code,
    CASE
        WHEN article.document_key IS NULL THEN 'no staged article'
        WHEN fact.start_char < 0 OR fact.end_char <= fact.start_char THEN 'no characters'
        WHEN substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char)
            IS DISTINCT FROM fact.wording
            THEN 'the body reads ' || coalesce(
                left(substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char), 150), 'null')
    END AS misplaced,
    CASE WHEN fact.fact <> 'quotation' AND fact.start_char < max(fact.end_char) OVER before
        THEN 'the one before ends at ' || max(fact.end_char) OVER before END AS overlap,
    CASE WHEN entity.entity_id IS NULL THEN fact.entity_id::text END AS unknown_entity,
    CASE WHEN fact.fact = 'mention' AND (fact.entity_id IS NULL) <> (fact.link_method IS NULL)
        THEN coalesce(fact.link_method, 'no method') END AS half_a_link,
    CASE WHEN (fact.speaker_start_char IS NULL) <> (fact.speaker_end_char IS NULL)
        OR fact.speaker_start_char < 0
        OR fact.speaker_end_char <= fact.speaker_start_char
        OR fact.speaker_end_char > length(article.body)
        THEN concat_ws(' to ', coalesce(fact.speaker_start_char::text, 'null'),
            coalesce(fact.speaker_end_char::text, 'null')) END AS bad_speaker_span,
    CASE WHEN fact.value IN ('NaN', 'Infinity', '-Infinity') OR fact.value_to IN ('NaN', 'Infinity', '-Infinity')
        OR fact.value_to < fact.value OR fact.value IS NULL AND fact.value_to IS NOT NULL
        THEN concat_ws(' to ', coalesce(fact.value::text, 'null'), fact.value_to::text) END AS bad_number,
    CASE WHEN fact.equivalent_of IS NOT NULL AND NOT EXISTS (
        SELECT FROM stage.amount AS converted
        WHERE converted.run_id = fact.run_id
            AND converted.document_key = fact.document_key
            AND converted.start_char = fact.equivalent_of
            AND converted.start_char <> fact.start_char
            AND converted.equivalent_of_start_char IS DISTINCT FROM fact.start_char
    ) THEN fact.equivalent_of END AS bad_equivalent
FROM (
    SELECT
        run_id, document_key, 'mention' AS fact, start_char, end_char, surface AS wording,
        kind AS mention_kind, entity_id, link_method, link_score, NULL AS quotation_kind,
        NULL::integer AS speaker_start_char, NULL::integer AS speaker_end_char, NULL AS currency,
        NULL AS amount_kind,
        NULL::numeric AS value, NULL::numeric AS value_to, NULL::integer AS equivalent_of
    FROM stage.mention
    UNION ALL
    SELECT
        run_id, document_key, 'quotation', start_char, end_char, text,
        NULL, speaker_entity_id, NULL, NULL, kind,
        speaker_start_char, speaker_end_char, NULL, NULL, NULL, NULL, NULL
    FROM stage.quotation
    UNION ALL
    SELECT
        run_id, document_key, 'amount', start_char, end_char, surface,
        NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, currency, kind, value, value_to, equivalent_of_start_char
    FROM stage.amount
    UNION ALL
    SELECT
        run_id, document_key, 'date', start_char, end_char, surface,
        NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM stage.date_mention
) AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
LEFT JOIN stage.entity AS entity
    ON entity.run_id = fact.run_id AND entity.entity_id = fact.entity_id
WHERE fact.run_id = {run_id}
WINDOW before AS (
    PARTITION BY fact.document_key, fact.fact
    ORDER BY fact.start_char, fact.end_char
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
