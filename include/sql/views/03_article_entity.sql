CREATE VIEW mart.article_entity AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    e.entity_id,
    e.name AS entity,
    e.kind,
    e.status,
    e.wikidata,
    e.iso_code,
    count(*) AS mentions,
    min(m.start_char) AS first_char,
    (
        SELECT count(*)
        FROM news.quotation AS q
        INNER JOIN news.entity_resolution AS s ON q.named_speaker_id = s.entity_id
        WHERE q.revision_id = r.revision_id AND s.canonical_id = e.entity_id
    ) AS quotations
FROM news.mention AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
INNER JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
INNER JOIN news.entity AS e ON c.canonical_id = e.entity_id
GROUP BY a.article_id, r.revision_id, e.entity_id;

COMMENT ON VIEW mart.article_entity IS 'One row an article and entity that its current wording names.';
COMMENT ON COLUMN mart.article_entity.article_id IS 'The article.';
COMMENT ON COLUMN mart.article_entity.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.article_entity.headline IS 'Its headline.';
COMMENT ON COLUMN mart.article_entity.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.article_entity.entity_id IS 'The entity.';
COMMENT ON COLUMN mart.article_entity.entity IS 'The entity''s canonical name.';
COMMENT ON COLUMN mart.article_entity.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.article_entity.status IS 'registry: curated; provisional: only seen in texts.';
COMMENT ON COLUMN mart.article_entity.wikidata IS 'The entity''s Wikidata item, where it is certain.';
COMMENT ON COLUMN mart.article_entity.iso_code IS 'ISO 3166-1 alpha-2 code, where it is a country or territory.';
COMMENT ON COLUMN mart.article_entity.mentions IS 'How often the body names it.';
COMMENT ON COLUMN mart.article_entity.first_char IS 'Where the body names it first, in characters from 0.';
COMMENT ON COLUMN mart.article_entity.quotations IS 'How many quotations of the body are its own words.';
