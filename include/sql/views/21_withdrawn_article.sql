CREATE VIEW mart.withdrawn_article AS
SELECT
    a.article_id,
    a.source_id,
    a.address,
    r.headline,
    r.published_on,
    r.revision_number,
    a.first_seen_at,
    a.withdrawn_at,
    a.withdrawn_status
FROM news.article AS a
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
WHERE a.withdrawn_at IS NOT NULL;

COMMENT ON VIEW mart.withdrawn_article IS 'One row an article that its publisher took down; its wordings are kept.';
COMMENT ON COLUMN mart.withdrawn_article.article_id IS 'Id of the article.';
COMMENT ON COLUMN mart.withdrawn_article.source_id IS 'Short name of the source.';
COMMENT ON COLUMN mart.withdrawn_article.address IS 'Where it lived.';
COMMENT ON COLUMN mart.withdrawn_article.headline IS 'Headline of its last wording.';
COMMENT ON COLUMN mart.withdrawn_article.published_on IS 'Day of publication; null where it is not known.';
COMMENT ON COLUMN mart.withdrawn_article.revision_number IS 'How many wordings it had.';
COMMENT ON COLUMN mart.withdrawn_article.first_seen_at IS 'When a run saw it first.';
COMMENT ON COLUMN mart.withdrawn_article.withdrawn_at IS 'When a visit found it gone.';
COMMENT ON COLUMN mart.withdrawn_article.withdrawn_status IS '404 (not found) or 410 (gone).';
