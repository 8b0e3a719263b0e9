CREATE VIEW mart.date_mention AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    m.surface,
    m.precision,
    m.first_day,
    m.last_day,
    m.is_relative,
    m.start_char,
    m.end_char,
    a.address
FROM news.date_mention AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id;

COMMENT ON VIEW mart.date_mention IS 'One row a date that an article''s current wording names.';
COMMENT ON COLUMN mart.date_mention.article_id IS 'The article.';
COMMENT ON COLUMN mart.date_mention.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.date_mention.headline IS 'Its headline.';
COMMENT ON COLUMN mart.date_mention.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.date_mention.surface IS 'The date as written.';
COMMENT ON COLUMN mart.date_mention.precision IS 'day, week, month or year: how exactly the text names it.';
COMMENT ON COLUMN mart.date_mention.first_day IS 'First day that it spans; null where it is not certain.';
COMMENT ON COLUMN mart.date_mention.last_day IS 'Last day that it spans, included; null where the first is.';
COMMENT ON COLUMN mart.date_mention.is_relative IS 'Whether its days depend on the day of publication.';
COMMENT ON COLUMN mart.date_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN mart.date_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.date_mention.address IS 'Canonical URL of the article, or path under the landing folder.';
