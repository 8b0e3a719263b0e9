-- The entities that the batch's facts name. What the registry says of one wins over what was there.
INSERT INTO news.entity AS e (
    entity_id, name, kind, status, wikidata, iso_code, country, latitude, longitude, geonames
)
SELECT entity_id, name, kind, status, wikidata, iso_code, country, latitude, longitude, geonames
FROM stage.entity
WHERE run_id = %(run_id)s
    AND entity_id IN (
        SELECT m.entity_id
        FROM stage.mention AS m
        INNER JOIN batch_document AS b ON m.run_id = b.run_id AND m.document_key = b.document_key
        WHERE NOT m.is_rejected
        UNION
        SELECT q.speaker_entity_id
        FROM stage.quotation AS q
        INNER JOIN batch_document AS b ON q.run_id = b.run_id AND q.document_key = b.document_key
        WHERE NOT q.is_rejected
        UNION
        SELECT c.entity_id
        FROM stage.mention_candidate AS c
        INNER JOIN stage.mention AS m
            ON (c.run_id, c.document_key, c.start_char, c.end_char)
            = (m.run_id, m.document_key, m.start_char, m.end_char)
        INNER JOIN batch_document AS b ON c.run_id = b.run_id AND c.document_key = b.document_key
        WHERE NOT m.is_rejected
    )
ORDER BY entity_id
ON CONFLICT (entity_id) DO UPDATE
SET
    name = excluded.name,
    kind = excluded.kind,
    status = excluded.status,
    wikidata = excluded.wikidata,
    iso_code = excluded.iso_code,
    country = excluded.country,
    latitude = excluded.latitude,
    longitude = excluded.longitude,
    geonames = excluded.geonames
WHERE excluded.status = 'registry'
    AND (
        e.name, e.kind, e.status, e.wikidata, e.iso_code, e.country, e.latitude, e.longitude, e.geonames
    )
    IS DISTINCT FROM (
        excluded.name, excluded.kind, excluded.status, excluded.wikidata, excluded.iso_code,
        excluded.country, excluded.latitude, excluded.longitude, excluded.geonames
    );

-- Names under which texts know them. Surnames, roles ("the minister") and demonyms name someone only
-- within their own text.
INSERT INTO news.entity_alias (entity_id, alias, origin)
SELECT DISTINCT m.entity_id, m.surface, 'observed'
FROM stage.mention AS m
INNER JOIN batch_document AS b ON m.run_id = b.run_id AND m.document_key = b.document_key
WHERE m.entity_id IS NOT NULL
    AND NOT m.is_rejected
    AND m.link_method IN ('alias', 'variant', 'provisional')
    -- An index entry of Postgres ends at 2,704 bytes, and a name of 200 characters is none.
    AND length(m.surface) <= 200
ORDER BY 1, 2
ON CONFLICT (entity_id, alias) DO NOTHING
