-- Plain joins from mention to mention, without a grouping inside: who asks for one entity by its name is
-- led to it by the indexes, and does not wait for all pairs.
CREATE VIEW mart.co_mention AS
SELECT
    one.entity_id,
    one.name AS entity,
    one.kind,
    other.entity_id AS other_entity_id,
    other.name AS other_entity,
    other.kind AS other_kind,
    count(DISTINCT a.article_id) AS articles,
    min(r.published_on) AS first_day,
    max(r.published_on) AS last_day
FROM news.mention AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
INNER JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
INNER JOIN news.entity AS one ON c.canonical_id = one.entity_id
INNER JOIN news.mention AS n ON m.revision_id = n.revision_id
INNER JOIN news.entity_resolution AS d ON n.named_entity_id = d.entity_id AND d.canonical_id <> c.canonical_id
INNER JOIN news.entity AS other ON d.canonical_id = other.entity_id
GROUP BY one.entity_id, other.entity_id;

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
