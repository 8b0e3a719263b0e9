CREATE VIEW mart.quotation AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    e.entity_id AS speaker_entity_id,
    e.name AS speaker,
    substr(r.body, q.speaker_start_char + 1, q.speaker_end_char - q.speaker_start_char) AS speaker_as_written,
    q.text AS words,
    q.kind,
    q.cue,
    q.start_char,
    q.end_char,
    a.address
FROM news.quotation AS q
INNER JOIN news.article AS a ON q.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
LEFT JOIN news.entity_resolution AS c ON q.named_speaker_id = c.entity_id
LEFT JOIN news.entity AS e ON c.canonical_id = e.entity_id;

COMMENT ON VIEW mart.quotation IS 'One row a quotation of an article''s current wording: who said what.';
COMMENT ON COLUMN mart.quotation.article_id IS 'The article.';
COMMENT ON COLUMN mart.quotation.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.quotation.headline IS 'Its headline.';
COMMENT ON COLUMN mart.quotation.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.quotation.speaker_entity_id IS 'Who said it; null where the text does not say it beyond doubt.';
COMMENT ON COLUMN mart.quotation.speaker IS 'The speaker''s canonical name.';
COMMENT ON COLUMN mart.quotation.speaker_as_written IS 'The words of the text that name the speaker.';
COMMENT ON COLUMN mart.quotation.words IS 'The quoted words.';
COMMENT ON COLUMN mart.quotation.kind IS 'direct, mixed (a part of a sentence) or indirect.';
COMMENT ON COLUMN mart.quotation.cue IS 'The words that attribute it, such as said.';
COMMENT ON COLUMN mart.quotation.start_char IS 'First quoted character in the body, from 0.';
COMMENT ON COLUMN mart.quotation.end_char IS 'Character after the last quoted one.';
COMMENT ON COLUMN mart.quotation.address IS 'Canonical URL of the article, or path under the landing folder.';
