CREATE VIEW mart.entity AS
SELECT
    e.entity_id,
    e.name AS entity,
    e.kind,
    e.status,
    e.wikidata,
    e.iso_code,
    e.country,
    e.latitude,
    e.longitude,
    e.geonames,
    ARRAY(
        SELECT DISTINCT n.name
        FROM news.entity_resolution AS c
        CROSS JOIN LATERAL (
            SELECT member.name FROM news.entity AS member WHERE member.entity_id = c.entity_id
            UNION ALL
            SELECT l.alias FROM news.entity_alias AS l WHERE l.entity_id = c.entity_id
            UNION ALL
            SELECT j.surface
            FROM news.judgement AS j
            WHERE j.entity_id = c.entity_id
                AND j.article_id IS NULL
                AND j.surface IS NOT NULL
                AND j.verdict = 'same'
                AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
        ) AS n
        WHERE c.canonical_id = e.entity_id
            AND n.name <> e.name
            AND NOT EXISTS (
                SELECT
                FROM news.judgement AS j
                INNER JOIN news.entity_resolution AS o ON j.entity_id = o.entity_id
                WHERE j.surface = n.name
                    AND o.canonical_id = e.entity_id
                    AND j.article_id IS NULL
                    AND j.verdict = 'different'
                    AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
            )
        ORDER BY n.name
    ) AS other_names,
    (SELECT count(*) FROM news.entity_resolution AS c WHERE c.canonical_id = e.entity_id) - 1 AS merged_entities,
    e.first_seen_at
FROM news.entity AS e
INNER JOIN news.entity_resolution AS own ON e.entity_id = own.entity_id AND e.entity_id = own.canonical_id;

COMMENT ON VIEW mart.entity IS 'One row an entity that stands for itself after all merges, with all its names.';
COMMENT ON COLUMN mart.entity.entity_id IS 'The entity.';
COMMENT ON COLUMN mart.entity.entity IS 'Its canonical name.';
COMMENT ON COLUMN mart.entity.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.entity.status IS 'registry: curated; provisional: only seen in texts.';
COMMENT ON COLUMN mart.entity.wikidata IS 'Its Wikidata item, where it is certain.';
COMMENT ON COLUMN mart.entity.iso_code IS 'ISO 3166-1 alpha-2 code, where it is a country or territory.';
COMMENT ON COLUMN mart.entity.country IS 'ISO 3166-1 alpha-2 code of the country in which a place lies.';
COMMENT ON COLUMN mart.entity.latitude IS 'Middle of a place in degrees north of the equator, WGS 84.';
COMMENT ON COLUMN mart.entity.longitude IS 'Middle of a place in degrees east of Greenwich, WGS 84.';
COMMENT ON COLUMN mart.entity.geonames IS 'GeoNames id of a place.';
COMMENT ON COLUMN mart.entity.other_names IS 'Further names under which texts know it, those of merged entities among them.';
COMMENT ON COLUMN mart.entity.merged_entities IS 'How many others were merged into it.';
COMMENT ON COLUMN mart.entity.first_seen_at IS 'When a fact that names it was published first.';
