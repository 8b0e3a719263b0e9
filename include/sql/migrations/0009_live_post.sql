-- The posts of live blogs, and videos as a kind of article.

CREATE UNLOGGED TABLE stage.live_post (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    post_number integer NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    headline text,
    posted_at timestamptz,
    posted_value text NOT NULL,
    posted_precision text NOT NULL,
    PRIMARY KEY (run_id, document_key, post_number)
);

COMMENT ON TABLE stage.live_post IS 'Posts of staged live blogs; columns as in news.live_post.';
COMMENT ON COLUMN stage.live_post.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.live_post.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.live_post.post_number IS 'Counts the posts of a page from 0, in its order.';
COMMENT ON COLUMN stage.live_post.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN stage.live_post.end_char IS 'Character after the last.';
COMMENT ON COLUMN stage.live_post.headline IS 'The post''s own headline.';
COMMENT ON COLUMN stage.live_post.posted_at IS 'Instant of posting, where its day is known.';
COMMENT ON COLUMN stage.live_post.posted_value IS 'When it was posted, as read: ISO 8601 at its precision.';
COMMENT ON COLUMN stage.live_post.posted_precision IS 'second, minute or day.';

CREATE TABLE news.live_post (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    post_number integer NOT NULL CHECK (post_number >= 0),
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    headline text,
    posted_at timestamptz,
    posted_value text NOT NULL,
    posted_precision text NOT NULL CHECK (posted_precision IN ('second', 'minute', 'day')),
    PRIMARY KEY (revision_id, post_number)
);

-- The facts of a wording that is cleaned anew are replaced.
GRANT DELETE ON news.live_post TO wirehouse_loader;

CREATE INDEX live_post_posted_idx ON news.live_post (posted_at);

COMMENT ON TABLE news.live_post IS 'One row a post of a live blog, in the order of the page: schema.org liveBlogUpdate.';
COMMENT ON COLUMN news.live_post.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.live_post.post_number IS 'Counts the posts of a page from 0, in its order.';
COMMENT ON COLUMN news.live_post.start_char IS 'First character in the body, from 0; the post''s headline counts where the body shows it.';
COMMENT ON COLUMN news.live_post.end_char IS 'Character after the last.';
COMMENT ON COLUMN news.live_post.headline IS 'The post''s own headline, null where it has none.';
COMMENT ON COLUMN news.live_post.posted_at IS 'Instant of posting, null where the page does not prove the day: in the page''s offset, else the source''s time zone, else UTC.';
COMMENT ON COLUMN news.live_post.posted_value IS 'When it was posted, as read: ISO 8601 at its precision; a time of day alone, such as T18:40, where the page does not prove the day.';
COMMENT ON COLUMN news.live_post.posted_precision IS 'second, minute or day.';

ALTER TABLE stage.article ADD COLUMN posts_newest_first boolean;
ALTER TABLE news.article_revision ADD COLUMN posts_newest_first boolean;

COMMENT ON COLUMN stage.article.posts_newest_first IS 'Whether the newest post of a live blog stands first.';
COMMENT ON COLUMN news.article_revision.posts_newest_first IS 'Whether the newest post of a live blog stands first; null for other articles, and where the times do not tell.';

ALTER TABLE news.article_revision DROP CONSTRAINT article_revision_kind_check;
ALTER TABLE news.article_revision
ADD CONSTRAINT article_revision_kind_check CHECK (kind IN ('article', 'live_blog', 'gallery', 'video'));

COMMENT ON COLUMN stage.article.kind IS 'article, live_blog, gallery or video.';
COMMENT ON COLUMN news.article_revision.kind IS 'article, live_blog, gallery or video.';
