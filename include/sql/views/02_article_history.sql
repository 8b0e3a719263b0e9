CREATE VIEW mart.article_history AS
SELECT
    r.article_id,
    r.revision_id,
    r.revision_number,
    r.cause,
    r.revision_id = a.current_revision_id AS is_current,
    r.captured_at,
    r.last_seen_at,
    r.headline,
    lag(r.headline) OVER of_article AS former_headline,
    r.headline IS DISTINCT FROM lag(r.headline) OVER of_article AND r.revision_number > 1 AS headline_changed,
    r.body IS DISTINCT FROM lag(r.body) OVER of_article AND r.revision_number > 1 AS body_changed,
    r.word_count,
    r.word_count - lag(r.word_count) OVER of_article AS words_added,
    r.published_value,
    lag(r.published_value) OVER of_article AS former_published_value,
    r.body,
    a.address
FROM news.article_revision AS r
INNER JOIN news.article AS a ON r.article_id = a.article_id
WINDOW of_article AS (PARTITION BY r.article_id ORDER BY r.revision_number);

COMMENT ON VIEW mart.article_history IS 'One row a wording of an article, set beside the one before it.';
COMMENT ON COLUMN mart.article_history.article_id IS 'The article.';
COMMENT ON COLUMN mart.article_history.revision_id IS 'The wording.';
COMMENT ON COLUMN mart.article_history.revision_number IS 'Counts the wordings from 1, in the order in which they came.';
COMMENT ON COLUMN mart.article_history.cause IS 'first; edited: the publisher changed it; recleaned: a newer Wirehouse reads the same bytes better.';
COMMENT ON COLUMN mart.article_history.is_current IS 'Whether it is the wording that was captured last.';
COMMENT ON COLUMN mart.article_history.captured_at IS 'When it was saved, or else collected.';
COMMENT ON COLUMN mart.article_history.last_seen_at IS 'When a run saw it last.';
COMMENT ON COLUMN mart.article_history.headline IS 'Its headline.';
COMMENT ON COLUMN mart.article_history.former_headline IS 'Headline of the wording before; null for the first.';
COMMENT ON COLUMN mart.article_history.headline_changed IS 'Whether the headline differs from the one before.';
COMMENT ON COLUMN mart.article_history.body_changed IS 'Whether the body differs from the one before.';
COMMENT ON COLUMN mart.article_history.word_count IS 'Words of its body.';
COMMENT ON COLUMN mart.article_history.words_added IS 'How many words more than the one before; below 0 where it is shorter.';
COMMENT ON COLUMN mart.article_history.published_value IS 'Date of publication as read: ISO 8601 at its precision.';
COMMENT ON COLUMN mart.article_history.former_published_value IS 'Date of publication that the wording before stated.';
COMMENT ON COLUMN mart.article_history.body IS 'Its body.';
COMMENT ON COLUMN mart.article_history.address IS 'Canonical URL, or path under the landing folder.';
