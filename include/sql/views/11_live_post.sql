CREATE VIEW mart.live_post AS
SELECT
    a.article_id,
    a.source_id,
    r.headline AS live_blog,
    p.post_number,
    p.posted_at,
    p.posted_value,
    p.posted_precision,
    p.headline,
    substr(r.body, p.start_char + 1, p.end_char - p.start_char) AS words,
    r.posts_newest_first AS is_newest_first,
    p.start_char,
    p.end_char,
    a.address
FROM news.live_post AS p
INNER JOIN news.article AS a ON p.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id;

COMMENT ON VIEW mart.live_post IS 'One row a post of a live blog''s current wording, numbered in the order of the page.';
COMMENT ON COLUMN mart.live_post.article_id IS 'The live blog.';
COMMENT ON COLUMN mart.live_post.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.live_post.live_blog IS 'Its headline.';
COMMENT ON COLUMN mart.live_post.post_number IS 'Counts its posts from 0, in the order of the page.';
COMMENT ON COLUMN mart.live_post.posted_at IS 'Instant of posting; null where the page does not prove the day.';
COMMENT ON COLUMN mart.live_post.posted_value IS 'When it was posted, as read: ISO 8601 at its precision; a time of day alone, such as T18:40, where the page does not prove the day.';
COMMENT ON COLUMN mart.live_post.posted_precision IS 'second, minute or day.';
COMMENT ON COLUMN mart.live_post.headline IS 'The post''s own headline, null where it has none.';
COMMENT ON COLUMN mart.live_post.words IS 'Its text, paragraphs separated by blank lines.';
COMMENT ON COLUMN mart.live_post.is_newest_first IS 'Whether the page shows the newest post first; null where the times do not tell.';
COMMENT ON COLUMN mart.live_post.start_char IS 'First character in the live blog''s body, from 0.';
COMMENT ON COLUMN mart.live_post.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.live_post.address IS 'Canonical URL of the live blog, or path under the landing folder.';
