-- What recurs over a source's pages: learned when a batch is published, handed to clean.

CREATE TABLE ops.source_profile (
    source text NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    version text NOT NULL,
    pages integer NOT NULL CHECK (pages >= 0),
    lines integer NOT NULL CHECK (lines >= 0),
    date_order text CHECK (date_order IN ('dmy', 'mdy')),
    run_id text NOT NULL REFERENCES ops.run,
    learned_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, number)
);

COMMENT ON TABLE ops.source_profile IS 'One row a version of what was learned of a source; the one with the highest number holds.';
COMMENT ON COLUMN ops.source_profile.source IS 'The source''s id.';
COMMENT ON COLUMN ops.source_profile.number IS 'Counts the versions of a source from 1.';
COMMENT ON COLUMN ops.source_profile.version IS 'Hash of what the profile says, as clean_versions name it.';
COMMENT ON COLUMN ops.source_profile.pages IS 'Articles that it was learned from; copies and revisions of one story count once.';
COMMENT ON COLUMN ops.source_profile.lines IS 'Lines that recur over them.';
COMMENT ON COLUMN ops.source_profile.date_order IS 'Order of the numbers in the source''s dates: dmy or mdy; null where nothing proves it.';
COMMENT ON COLUMN ops.source_profile.run_id IS 'The run that learned it.';
COMMENT ON COLUMN ops.source_profile.learned_at IS 'When that run published.';

CREATE TABLE ops.source_profile_line (
    source text NOT NULL,
    line_hash bigint NOT NULL,
    wording text NOT NULL,
    pages integer NOT NULL CHECK (pages >= 2),
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (source, line_hash)
);

COMMENT ON TABLE ops.source_profile_line IS 'The lines that recur over a source''s pages, in the version of its profile that holds.';
COMMENT ON COLUMN ops.source_profile_line.source IS 'The source''s id.';
COMMENT ON COLUMN ops.source_profile_line.line_hash IS 'Hash of the line''s words, without numbers and dates.';
COMMENT ON COLUMN ops.source_profile_line.wording IS 'The line as one page has it, its first 200 characters.';
COMMENT ON COLUMN ops.source_profile_line.pages IS 'Articles of the profile that hold it.';
COMMENT ON COLUMN ops.source_profile_line.first_seen_at IS 'When the first of the pages that hold it was saved, as far as it is remembered.';
COMMENT ON COLUMN ops.source_profile_line.last_seen_at IS 'When the last of them was saved.';

CREATE TABLE ops.source_profile_page (
    source text NOT NULL,
    article_id uuid NOT NULL REFERENCES news.article,
    document_key uuid NOT NULL REFERENCES raw.document,
    seen_at timestamptz NOT NULL,
    lines bigint [] NOT NULL,
    body_lines bigint [] NOT NULL,
    day_first integer NOT NULL,
    month_first integer NOT NULL,
    run_id text NOT NULL REFERENCES ops.run,
    PRIMARY KEY (source, article_id)
);

COMMENT ON TABLE ops.source_profile_page IS 'The pages that a source''s profile is learned from: the newest, one row an article.';
COMMENT ON COLUMN ops.source_profile_page.source IS 'The source''s id.';
COMMENT ON COLUMN ops.source_profile_page.article_id IS 'The article that the page shows.';
COMMENT ON COLUMN ops.source_profile_page.document_key IS 'The page: of several of one article the newest.';
COMMENT ON COLUMN ops.source_profile_page.seen_at IS 'When the page was saved, or else collected.';
COMMENT ON COLUMN ops.source_profile_page.lines IS 'Hashes of its lines'' words, as in source_profile_line.';
COMMENT ON COLUMN ops.source_profile_page.body_lines IS 'Those of the long lines of its body: they tell whether two pages print one story.';
COMMENT ON COLUMN ops.source_profile_page.day_first IS 'Its dates in numbers that can only be read day first.';
COMMENT ON COLUMN ops.source_profile_page.month_first IS 'Its dates in numbers that can only be read month first.';
COMMENT ON COLUMN ops.source_profile_page.run_id IS 'The run that published it.';

CREATE UNLOGGED TABLE stage.page_trace (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    source text NOT NULL,
    article_id uuid NOT NULL,
    seen_at timestamptz NOT NULL,
    lines bigint [] NOT NULL,
    wordings text [] NOT NULL,
    body_lines bigint [] NOT NULL,
    day_first integer NOT NULL,
    month_first integer NOT NULL,
    PRIMARY KEY (run_id, document_key)
);

COMMENT ON TABLE stage.page_trace IS 'What cleaned pages leave behind for their sources'' profiles; columns as in ops.source_profile_page.';
COMMENT ON COLUMN stage.page_trace.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.page_trace.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.page_trace.source IS 'The source''s id.';
COMMENT ON COLUMN stage.page_trace.article_id IS 'Id of the address at which the article lives.';
COMMENT ON COLUMN stage.page_trace.seen_at IS 'When the page was saved, or else collected.';
COMMENT ON COLUMN stage.page_trace.lines IS 'Hashes of its lines'' words.';
COMMENT ON COLUMN stage.page_trace.wordings IS 'The same lines as they stand, their first 200 characters.';
COMMENT ON COLUMN stage.page_trace.body_lines IS 'Hashes of the long lines of its body.';
COMMENT ON COLUMN stage.page_trace.day_first IS 'Its dates in numbers that can only be read day first.';
COMMENT ON COLUMN stage.page_trace.month_first IS 'Its dates in numbers that can only be read month first.';

-- Pages leave the window that a profile is learned from, lines are forgotten, and so is a profile when an
-- operator says so.
GRANT DELETE ON ops.source_profile, ops.source_profile_line, ops.source_profile_page TO wirehouse_loader;
