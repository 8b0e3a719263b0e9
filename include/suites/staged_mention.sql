SELECT
    fact.document_key,
    'mention' AS fact,
    fact.start_char,
    fact.end_char,
    left(fact.surface, 200) AS wording,
    length(fact.surface) AS wording_length,
    fact.kind,
    fact.link_method,
    fact.link_score,
    length(fact.flag) AS flag_length,
    entity.name AS entity_name,
    length(entity.name) AS entity_name_length,
    entity.kind AS entity_kind,
    entity.status AS entity_status,
    entity.wikidata AS entity_wikidata,
    entity.iso_code AS entity_iso_code,
    entity.country AS entity_country,
    CASE WHEN (entity.latitude IS NULL) <> (entity.longitude IS NULL)
        OR NOT entity.latitude BETWEEN -90 AND 90
        OR NOT entity.longitude BETWEEN -180 AND 180
        OR entity.geonames < 1
        THEN concat_ws(' ', coalesce(entity.latitude::text, 'null'), coalesce(entity.longitude::text, 'null'),
            entity.geonames) END AS nowhere,
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
    CASE WHEN entity.entity_id IS NULL THEN fact.entity_id::text END AS unknown_entity,
    CASE WHEN (fact.entity_id IS NULL) <> (fact.link_method IS NULL)
        THEN coalesce(fact.link_method, 'no method') END AS half_a_link,
    CASE WHEN fact.link_method = 'provisional' AND entity.status = 'registry' THEN entity.name END AS odd_link,
    (
        SELECT min(concat_ws(' ', candidate.rank, candidate.entity_id, coalesce(known.status, 'not staged')))
        FROM stage.mention_candidate AS candidate
        LEFT JOIN stage.entity AS known
            ON known.run_id = candidate.run_id AND known.entity_id = candidate.entity_id
        WHERE candidate.run_id = fact.run_id
            AND candidate.document_key = fact.document_key
            AND candidate.start_char = fact.start_char
            AND candidate.end_char = fact.end_char
            AND (known.status IS DISTINCT FROM 'registry' OR candidate.rank < 1)
    ) AS bad_candidate
FROM stage.mention AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
LEFT JOIN stage.entity AS entity
    ON entity.run_id = fact.run_id AND entity.entity_id = fact.entity_id
WHERE fact.run_id = {run_id}
WINDOW before AS (
    PARTITION BY fact.document_key
    ORDER BY fact.start_char, fact.end_char
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
