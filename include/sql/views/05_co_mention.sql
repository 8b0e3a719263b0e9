CREATE VIEW mart.co_mention AS
SELECT
    one.entity_id,
    one.entity,
    one.kind,
    other.entity_id AS other_entity_id,
    other.entity AS other_entity,
    other.kind AS other_kind,
    count(*) AS articles,
    min(one.day) AS first_day,
    max(one.day) AS last_day
FROM mart.article_entity AS one
INNER JOIN mart.article_entity AS other
    ON one.article_id = other.article_id AND one.entity_id <> other.entity_id
GROUP BY one.entity_id, one.entity, one.kind, other.entity_id, other.entity, other.kind;

COMMENT ON VIEW mart.co_mention IS 'One row a pair of entities that articles name together. Each pair stands twice, once from each side; entity_id < other_entity_id leaves one.';
COMMENT ON COLUMN mart.co_mention.entity_id IS 'The entity.';
COMMENT ON COLUMN mart.co_mention.entity IS 'Its canonical name.';
COMMENT ON COLUMN mart.co_mention.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.co_mention.other_entity_id IS 'The entity named with it.';
COMMENT ON COLUMN mart.co_mention.other_entity IS 'The other''s canonical name.';
COMMENT ON COLUMN mart.co_mention.other_kind IS 'The other''s kind.';
COMMENT ON COLUMN mart.co_mention.articles IS 'Articles that name both, undated ones among them.';
COMMENT ON COLUMN mart.co_mention.first_day IS 'First day of publication of such an article; null where all are undated.';
COMMENT ON COLUMN mart.co_mention.last_day IS 'Last day of publication of such an article; null where all are undated.';
