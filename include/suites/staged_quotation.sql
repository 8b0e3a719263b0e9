SELECT
    fact.document_key,
    'quotation' AS fact,
    fact.start_char,
    fact.end_char,
    left(fact.text, 200) AS wording,
    length(fact.text) AS wording_length,
    fact.kind,
    length(fact.cue) AS cue_length,
    entity.name AS speaker_name,
    entity.kind AS speaker_kind,
    entity.status AS speaker_status,
    CASE
        WHEN article.document_key IS NULL THEN 'no staged article'
        WHEN fact.start_char < 0 OR fact.end_char <= fact.start_char THEN 'no characters'
        WHEN substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char)
            IS DISTINCT FROM fact.text
            THEN 'the body reads ' || coalesce(
                left(substr(article.body, fact.start_char + 1, fact.end_char - fact.start_char), 150), 'null')
    END AS misplaced,
    CASE WHEN entity.entity_id IS NULL THEN fact.speaker_entity_id::text END AS unknown_speaker,
    CASE WHEN (fact.speaker_start_char IS NULL) <> (fact.speaker_end_char IS NULL)
        OR fact.speaker_start_char < 0
        OR fact.speaker_end_char <= fact.speaker_start_char
        OR fact.speaker_end_char > length(article.body)
        THEN concat_ws(' to ', coalesce(fact.speaker_start_char::text, 'null'),
            coalesce(fact.speaker_end_char::text, 'null')) END AS bad_speaker_span,
    CASE WHEN fact.speaker_entity_id IS NOT NULL AND fact.speaker_start_char IS NULL
        THEN fact.speaker_entity_id::text END AS unnamed_speaker
FROM stage.quotation AS fact
LEFT JOIN stage.article AS article
    ON article.run_id = fact.run_id AND article.document_key = fact.document_key
LEFT JOIN stage.entity AS entity
    ON entity.run_id = fact.run_id AND entity.entity_id = fact.speaker_entity_id
WHERE fact.run_id = {run_id}
