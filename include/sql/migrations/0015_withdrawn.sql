-- Articles that their publisher took down: they stay, and it is said when they were found gone.

ALTER TABLE news.article ADD COLUMN withdrawn_at timestamptz;
ALTER TABLE news.article ADD COLUMN withdrawn_status smallint CHECK (withdrawn_status IN (404, 410));
ALTER TABLE news.article ADD CHECK ((withdrawn_at IS NULL) = (withdrawn_status IS NULL));

CREATE INDEX article_withdrawn_idx ON news.article (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

COMMENT ON COLUMN news.article.withdrawn_at IS 'When a visit found that it is not there any more; null while it is, or where nobody looked.';
COMMENT ON COLUMN news.article.withdrawn_status IS 'How that was told: the HTTP status 404 (not found) or 410 (gone).';
