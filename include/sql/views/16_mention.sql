CREATE VIEW mart.mention AS
SELECT
    a.article_id,
    a.source_id,
    r.revision_id,
    r.headline,
    r.published_on AS day,
    m.start_char,
    m.end_char,
    m.surface,
    m.kind,
    e.entity_id,
    e.name AS entity,
    e.status,
    m.entity_id AS linked_entity_id,
    m.link_method,
    m.link_score,
    m.flag,
    x.judgement_id,
    ARRAY(
        SELECT o.name
        FROM news.mention_candidate AS c
        INNER JOIN news.entity AS o ON c.entity_id = o.entity_id
        WHERE (c.revision_id, c.start_char, c.end_char) = (m.revision_id, m.start_char, m.end_char)
        ORDER BY c.rank
    ) AS candidates,
    a.address
FROM news.mention AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
LEFT JOIN news.entity_resolution AS s ON m.named_entity_id = s.entity_id
LEFT JOIN news.entity AS e ON s.canonical_id = e.entity_id
LEFT JOIN news.mention_resolution AS x
    ON m.revision_id = x.revision_id AND m.start_char = x.start_char AND m.end_char = x.end_char;

COMMENT ON VIEW mart.mention IS 'One row a name in an article''s current wording, with the entity that it names after all judgements.';
COMMENT ON COLUMN mart.mention.article_id IS 'The article.';
COMMENT ON COLUMN mart.mention.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.mention.revision_id IS 'Its current wording.';
COMMENT ON COLUMN mart.mention.headline IS 'Its headline.';
COMMENT ON COLUMN mart.mention.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN mart.mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.mention.surface IS 'The name as written.';
COMMENT ON COLUMN mart.mention.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN mart.mention.entity_id IS 'The entity that it names, after judgements and merges; null where that is not certain.';
COMMENT ON COLUMN mart.mention.entity IS 'The entity''s canonical name.';
COMMENT ON COLUMN mart.mention.status IS 'registry: curated; provisional: only seen in texts.';
COMMENT ON COLUMN mart.mention.linked_entity_id IS 'The entity to which the enricher linked it, whatever was judged.';
COMMENT ON COLUMN mart.mention.link_method IS 'How the enricher linked it: alias, demonym, chain, role, variant or provisional.';
COMMENT ON COLUMN mart.mention.link_score IS 'How sure the enricher is of the link, from 0 to 1.';
COMMENT ON COLUMN mart.mention.flag IS 'What is odd about the link, for review.';
COMMENT ON COLUMN mart.mention.judgement_id IS 'The judgement about this mention or its name that holds; null where there is none.';
COMMENT ON COLUMN mart.mention.candidates IS 'Names of the registry''s entities that it could be, the likeliest first.';
COMMENT ON COLUMN mart.mention.address IS 'Canonical URL of the article, or path under the landing folder.';
