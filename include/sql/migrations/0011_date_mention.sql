-- The dates that articles name.

CREATE UNLOGGED TABLE stage.date_mention (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    surface text NOT NULL,
    precision text NOT NULL,
    first_day date,
    last_day date,
    is_relative boolean NOT NULL,
    PRIMARY KEY (run_id, document_key, start_char, end_char)
);

COMMENT ON TABLE stage.date_mention IS 'Dates that staged articles name; columns as in news.date_mention.';
COMMENT ON COLUMN stage.date_mention.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.date_mention.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.date_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN stage.date_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN stage.date_mention.surface IS 'The date as written.';
COMMENT ON COLUMN stage.date_mention.precision IS 'day, week, month or year.';
COMMENT ON COLUMN stage.date_mention.first_day IS 'First day that it spans.';
COMMENT ON COLUMN stage.date_mention.last_day IS 'Last day that it spans.';
COMMENT ON COLUMN stage.date_mention.is_relative IS 'Whether its days depend on the day of publication.';

CREATE TABLE news.date_mention (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    surface text NOT NULL,
    precision text NOT NULL CHECK (precision IN ('day', 'week', 'month', 'year')),
    first_day date,
    last_day date CHECK (last_day >= first_day),
    is_relative boolean NOT NULL,
    PRIMARY KEY (revision_id, start_char, end_char)
);

-- The facts of a wording that is cleaned anew are replaced.
GRANT DELETE ON news.date_mention TO wirehouse_loader;

CREATE INDEX date_mention_days_idx ON news.date_mention (first_day, last_day);

COMMENT ON TABLE news.date_mention IS 'One row a date that the text names ("on Monday", "last week", "12 June"), resolved against the day of publication.';
COMMENT ON COLUMN news.date_mention.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.date_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN news.date_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN news.date_mention.surface IS 'The date as written: substring of the body.';
COMMENT ON COLUMN news.date_mention.precision IS 'day, week, month or year: how exactly the text names it.';
COMMENT ON COLUMN news.date_mention.first_day IS 'First day that it spans; null where it is not certain, or depends on a day of publication that is not known.';
COMMENT ON COLUMN news.date_mention.last_day IS 'Last day that it spans, included; null where the first is.';
COMMENT ON COLUMN news.date_mention.is_relative IS 'Whether its days depend on the day of publication.';
