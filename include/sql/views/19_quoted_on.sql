CREATE VIEW mart.quoted_on AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    speaker.entity_id AS speaker_entity_id,
    speaker.name AS speaker,
    q.text AS words,
    q.kind,
    topic.entity_id AS topic_entity_id,
    topic.name AS topic,
    topic.kind AS topic_kind,
    count(*) AS topic_mentions,
    q.start_char,
    q.end_char,
    a.address
FROM news.quotation AS q
INNER JOIN news.article AS a ON q.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
INNER JOIN news.entity_resolution AS s ON q.named_speaker_id = s.entity_id
INNER JOIN news.entity AS speaker ON s.canonical_id = speaker.entity_id
INNER JOIN news.mention AS m
    ON q.revision_id = m.revision_id
    AND m.start_char >= q.paragraph_start_char
    AND m.end_char <= q.paragraph_end_char
INNER JOIN news.entity_resolution AS t ON m.named_entity_id = t.entity_id AND t.canonical_id <> s.canonical_id
INNER JOIN news.entity AS topic ON t.canonical_id = topic.entity_id
GROUP BY
    a.article_id, r.revision_id, speaker.entity_id, topic.entity_id, q.revision_id, q.start_char, q.end_char;

COMMENT ON VIEW mart.quoted_on IS 'Who is quoted on what: one row a quotation with a known speaker and an entity that its paragraph names besides the speaker. A quotation with several topics has several rows.';
COMMENT ON COLUMN mart.quoted_on.article_id IS 'The article.';
COMMENT ON COLUMN mart.quoted_on.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.quoted_on.headline IS 'Its headline.';
COMMENT ON COLUMN mart.quoted_on.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.quoted_on.speaker_entity_id IS 'Who is quoted.';
COMMENT ON COLUMN mart.quoted_on.speaker IS 'The speaker''s canonical name.';
COMMENT ON COLUMN mart.quoted_on.words IS 'The quoted words.';
COMMENT ON COLUMN mart.quoted_on.kind IS 'direct, mixed (a part of a sentence) or indirect.';
COMMENT ON COLUMN mart.quoted_on.topic_entity_id IS 'An entity that the paragraph of the quotation names.';
COMMENT ON COLUMN mart.quoted_on.topic IS 'The topic''s canonical name.';
COMMENT ON COLUMN mart.quoted_on.topic_kind IS 'The topic''s kind.';
COMMENT ON COLUMN mart.quoted_on.topic_mentions IS 'How often the paragraph names the topic.';
COMMENT ON COLUMN mart.quoted_on.start_char IS 'First quoted character in the body, from 0.';
COMMENT ON COLUMN mart.quoted_on.end_char IS 'Character after the last quoted one.';
COMMENT ON COLUMN mart.quoted_on.address IS 'Canonical URL of the article, or path under the landing folder.';
