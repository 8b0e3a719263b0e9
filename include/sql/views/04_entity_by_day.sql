CREATE VIEW mart.entity_by_day AS
SELECT
    entity_id,
    entity,
    kind,
    status,
    wikidata,
    iso_code,
    day,
    count(*) AS articles,
    sum(mentions)::bigint AS mentions,
    sum(quotations)::bigint AS quotations
FROM mart.article_entity
GROUP BY entity_id, entity, kind, status, wikidata, iso_code, day;

COMMENT ON VIEW mart.entity_by_day IS 'One row an entity and day of publication: how much was written about it.';
COMMENT ON COLUMN mart.entity_by_day.entity_id IS 'The entity.';
COMMENT ON COLUMN mart.entity_by_day.entity IS 'Its canonical name.';
COMMENT ON COLUMN mart.entity_by_day.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.entity_by_day.status IS 'registry: curated; provisional: only seen in texts.';
COMMENT ON COLUMN mart.entity_by_day.wikidata IS 'Its Wikidata item, where it is certain.';
COMMENT ON COLUMN mart.entity_by_day.iso_code IS 'ISO 3166-1 alpha-2 code, where it is a country or territory.';
COMMENT ON COLUMN mart.entity_by_day.day IS 'Day of publication; null gathers the undated articles, which belong to no day.';
COMMENT ON COLUMN mart.entity_by_day.articles IS 'Articles that name it.';
COMMENT ON COLUMN mart.entity_by_day.mentions IS 'How often they name it.';
COMMENT ON COLUMN mart.entity_by_day.quotations IS 'How many quotations of its words they print.';
