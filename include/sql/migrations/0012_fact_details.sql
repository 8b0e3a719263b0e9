-- What the facts leave out so far: where entities lie, whom else a name could mean, where on earth the
-- text is, who pays a sum, the paragraph of a quotation; and facts that an expectation refused.

-- Entities know where they lie.

ALTER TABLE stage.entity ADD COLUMN country text;
ALTER TABLE stage.entity ADD COLUMN latitude double precision;
ALTER TABLE stage.entity ADD COLUMN longitude double precision;
ALTER TABLE stage.entity ADD COLUMN geonames bigint;

COMMENT ON COLUMN stage.entity.country IS 'ISO 3166-1 alpha-2 code of the country in which a place lies.';
COMMENT ON COLUMN stage.entity.latitude IS 'Degrees north of the equator, WGS 84.';
COMMENT ON COLUMN stage.entity.longitude IS 'Degrees east of Greenwich, WGS 84.';
COMMENT ON COLUMN stage.entity.geonames IS 'GeoNames id.';

ALTER TABLE news.entity ADD COLUMN country text CHECK (country ~ '^[A-Z]{2}$');
ALTER TABLE news.entity ADD COLUMN latitude double precision CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE news.entity ADD COLUMN longitude double precision CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE news.entity ADD COLUMN geonames bigint CHECK (geonames > 0);
ALTER TABLE news.entity ADD COLUMN first_seen_at timestamptz;
ALTER TABLE news.entity ADD CHECK ((latitude IS NULL) = (longitude IS NULL));

UPDATE news.entity AS e
SET first_seen_at = coalesce(
    (
        SELECT min(r.created_at)
        FROM news.mention AS m
        INNER JOIN news.article_revision AS r ON m.revision_id = r.revision_id
        WHERE m.entity_id = e.entity_id
    ),
    now()
);

ALTER TABLE news.entity ALTER COLUMN first_seen_at SET NOT NULL;
ALTER TABLE news.entity ALTER COLUMN first_seen_at SET DEFAULT now();

CREATE INDEX entity_country_idx ON news.entity (country);
-- A B-tree's entry ends at some 2,700 bytes, and a name may be longer; these are asked for equality only.
CREATE INDEX entity_name_idx ON news.entity USING hash (lower(name));

COMMENT ON COLUMN news.entity.country IS 'ISO 3166-1 alpha-2 code of the country in which a place lies; a country''s own code for itself.';
COMMENT ON COLUMN news.entity.latitude IS 'Middle of a place in degrees north of the equator, WGS 84; null where it is not known.';
COMMENT ON COLUMN news.entity.longitude IS 'Middle of a place in degrees east of Greenwich, WGS 84; null where it is not known.';
COMMENT ON COLUMN news.entity.geonames IS 'GeoNames id of a place, where it is known.';
COMMENT ON COLUMN news.entity.first_seen_at IS 'When a fact that names it was published first; of two that are merged the older one stands.';

-- Whom else a name could mean.

CREATE UNLOGGED TABLE stage.mention_candidate (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    rank smallint NOT NULL,
    entity_id uuid NOT NULL,
    PRIMARY KEY (run_id, document_key, start_char, end_char, rank)
);

COMMENT ON TABLE stage.mention_candidate IS 'Candidates of staged mentions; columns as in news.mention_candidate.';
COMMENT ON COLUMN stage.mention_candidate.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.mention_candidate.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.mention_candidate.start_char IS 'First character of the mention, from 0.';
COMMENT ON COLUMN stage.mention_candidate.end_char IS 'Character after its last.';
COMMENT ON COLUMN stage.mention_candidate.rank IS 'From 1, the likeliest first.';
COMMENT ON COLUMN stage.mention_candidate.entity_id IS 'The entity that it could be.';

CREATE TABLE news.mention_candidate (
    revision_id uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    rank smallint NOT NULL CHECK (rank >= 1),
    entity_id uuid NOT NULL REFERENCES news.entity,
    PRIMARY KEY (revision_id, start_char, end_char, rank),
    FOREIGN KEY (revision_id, start_char, end_char) REFERENCES news.mention ON DELETE CASCADE
);

CREATE INDEX mention_candidate_entity_idx ON news.mention_candidate (entity_id);
-- Its beginning: an index entry of Postgres ends at 2,704 bytes. And no hash: a name of 100,000 mentions makes
-- a chain of pages that every insert walks.
CREATE INDEX mention_surface_idx ON news.mention (left(surface, 100));

COMMENT ON TABLE news.mention_candidate IS 'The registry''s entities that a mention could be, where it is linked to none of them.';
COMMENT ON COLUMN news.mention_candidate.revision_id IS 'The wording whose body holds the mention.';
COMMENT ON COLUMN news.mention_candidate.start_char IS 'First character of the mention, from 0.';
COMMENT ON COLUMN news.mention_candidate.end_char IS 'Character after its last.';
COMMENT ON COLUMN news.mention_candidate.rank IS 'From 1, the likeliest first.';
COMMENT ON COLUMN news.mention_candidate.entity_id IS 'The entity that it could be; a proposal and no link.';

-- Where on earth the text is.

CREATE UNLOGGED TABLE stage.place_mention (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    surface text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    country text,
    geonames bigint,
    PRIMARY KEY (run_id, document_key, start_char, end_char)
);

COMMENT ON TABLE stage.place_mention IS 'Places that staged articles name; columns as in news.place_mention.';
COMMENT ON COLUMN stage.place_mention.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.place_mention.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.place_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN stage.place_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN stage.place_mention.surface IS 'The words as written.';
COMMENT ON COLUMN stage.place_mention.name IS 'The place''s name.';
COMMENT ON COLUMN stage.place_mention.latitude IS 'Degrees north of the equator, WGS 84.';
COMMENT ON COLUMN stage.place_mention.longitude IS 'Degrees east of Greenwich, WGS 84.';
COMMENT ON COLUMN stage.place_mention.country IS 'ISO 3166-1 alpha-2 code of the country in which it lies.';
COMMENT ON COLUMN stage.place_mention.geonames IS 'GeoNames id.';

CREATE TABLE news.place_mention (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    surface text NOT NULL,
    name text NOT NULL,
    latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    country text CHECK (country ~ '^[A-Z]{2}$'),
    geonames bigint CHECK (geonames > 0),
    PRIMARY KEY (revision_id, start_char, end_char)
);

CREATE INDEX place_mention_country_idx ON news.place_mention (country, name);
CREATE INDEX place_mention_coordinates_idx ON news.place_mention (latitude, longitude);

COMMENT ON TABLE news.place_mention IS 'One row a stretch of a body that says where on earth something is: a place, a people ("German") or the place inside another name ("London Stock Exchange").';
COMMENT ON COLUMN news.place_mention.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.place_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN news.place_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN news.place_mention.surface IS 'The words as written: substring of the body.';
COMMENT ON COLUMN news.place_mention.name IS 'Name of the place that is meant.';
COMMENT ON COLUMN news.place_mention.latitude IS 'Its middle in degrees north of the equator, WGS 84.';
COMMENT ON COLUMN news.place_mention.longitude IS 'Its middle in degrees east of Greenwich, WGS 84.';
COMMENT ON COLUMN news.place_mention.country IS 'ISO 3166-1 alpha-2 code of the country in which it lies; null for seas and continents.';
COMMENT ON COLUMN news.place_mention.geonames IS 'GeoNames id, where it is known.';

-- The paragraph of a quotation, of which its topics are read.

CREATE FUNCTION news.paragraph_start(body text, position_char integer)
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE strpos(reverse(left(body, position_char)), E'\n\n')
        WHEN 0 THEN 0
        ELSE position_char - strpos(reverse(left(body, position_char)), E'\n\n') + 1
    END
$$;

CREATE FUNCTION news.paragraph_end(body text, position_char integer)
RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE strpos(substr(body, position_char + 1), E'\n\n')
        WHEN 0 THEN length(body)
        ELSE position_char + strpos(substr(body, position_char + 1), E'\n\n') - 1
    END
$$;

COMMENT ON FUNCTION news.paragraph_start IS 'Gives the first character, from 0, of the paragraph of a body in which a character stands.';
COMMENT ON FUNCTION news.paragraph_end IS 'Gives the character after the last of the paragraph of a body in which a character stands.';

ALTER TABLE news.quotation ADD COLUMN paragraph_start_char integer;
ALTER TABLE news.quotation ADD COLUMN paragraph_end_char integer;

UPDATE news.quotation AS q
SET
    paragraph_start_char = news.paragraph_start(r.body, q.start_char),
    paragraph_end_char = news.paragraph_end(r.body, greatest(q.start_char, q.end_char - 1))
FROM news.article_revision AS r
WHERE q.revision_id = r.revision_id;

COMMENT ON COLUMN news.quotation.paragraph_start_char IS 'First character of the paragraph in which it stands.';
COMMENT ON COLUMN news.quotation.paragraph_end_char IS 'Character after the last of that paragraph.';

-- Who pays a sum, where the sentence says so beyond doubt.

ALTER TABLE news.amount ADD COLUMN payer_entity_id uuid REFERENCES news.entity;
ALTER TABLE news.amount ADD COLUMN payer_start_char integer;
ALTER TABLE news.amount ADD COLUMN payer_end_char integer;
ALTER TABLE news.amount ADD COLUMN payer_cue text;
ALTER TABLE news.amount ADD CHECK ((payer_start_char IS NULL) = (payer_cue IS NULL));

CREATE INDEX amount_payer_idx ON news.amount (payer_entity_id, currency) WHERE payer_entity_id IS NOT NULL;

COMMENT ON COLUMN news.amount.payer_entity_id IS 'Who pays a sum of money: the subject of its sentence, directly before a verb of paying. Null wherever that is not beyond doubt, and outside English.';
COMMENT ON COLUMN news.amount.payer_start_char IS 'First character of the words that name the payer.';
COMMENT ON COLUMN news.amount.payer_end_char IS 'Character after the last of those words.';
COMMENT ON COLUMN news.amount.payer_cue IS 'The words of paying, such as "has pledged": a pledge is no payment yet.';

-- Facts that an expectation refuses are left out, and their article is published without them.

ALTER TABLE stage.mention ADD COLUMN is_rejected boolean NOT NULL DEFAULT FALSE;
ALTER TABLE stage.quotation ADD COLUMN is_rejected boolean NOT NULL DEFAULT FALSE;
ALTER TABLE stage.amount ADD COLUMN is_rejected boolean NOT NULL DEFAULT FALSE;
ALTER TABLE stage.date_mention ADD COLUMN is_rejected boolean NOT NULL DEFAULT FALSE;
ALTER TABLE stage.place_mention ADD COLUMN is_rejected boolean NOT NULL DEFAULT FALSE;

COMMENT ON COLUMN stage.mention.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';
COMMENT ON COLUMN stage.quotation.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';
COMMENT ON COLUMN stage.amount.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';
COMMENT ON COLUMN stage.date_mention.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';
COMMENT ON COLUMN stage.place_mention.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';

CREATE TABLE ops.fact_rejection (
    document_key uuid NOT NULL REFERENCES raw.document,
    fact text NOT NULL CHECK (fact IN ('mention', 'quotation', 'amount', 'date_mention', 'place_mention')),
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    expectation text NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    versions text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'fixed')),
    times_seen integer NOT NULL DEFAULT 1,
    first_run text NOT NULL REFERENCES ops.run,
    last_run text NOT NULL REFERENCES ops.run,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    closed_by text,
    PRIMARY KEY (document_key, fact, start_char, end_char, expectation),
    CHECK ((state = 'open') = (closed_at IS NULL))
);

CREATE INDEX fact_rejection_open_idx ON ops.fact_rejection (reason, fact) WHERE state = 'open';
CREATE INDEX fact_rejection_run_idx ON ops.fact_rejection (last_run);

COMMENT ON TABLE ops.fact_rejection IS 'One row a fact and expectation for which it was left out of its article, which was published. Never deleted, and no part of a run''s balance.';
COMMENT ON COLUMN ops.fact_rejection.document_key IS 'The raw document.';
COMMENT ON COLUMN ops.fact_rejection.fact IS 'mention, quotation, amount, date_mention or place_mention.';
COMMENT ON COLUMN ops.fact_rejection.start_char IS 'Where the fact said that it begins in the body.';
COMMENT ON COLUMN ops.fact_rejection.end_char IS 'Where the fact said that it ends.';
COMMENT ON COLUMN ops.fact_rejection.expectation IS 'The expectation that failed, as suite and name.';
COMMENT ON COLUMN ops.fact_rejection.reason IS 'A code of docs/reasons.md.';
COMMENT ON COLUMN ops.fact_rejection.evidence IS 'What was found.';
COMMENT ON COLUMN ops.fact_rejection.versions IS 'What found and judged it: cleaner, enricher, suites.';
COMMENT ON COLUMN ops.fact_rejection.state IS 'open; fixed: the document was published later, and its facts hold.';
COMMENT ON COLUMN ops.fact_rejection.times_seen IS 'How many runs refused it.';
COMMENT ON COLUMN ops.fact_rejection.first_run IS 'The run that refused it first.';
COMMENT ON COLUMN ops.fact_rejection.last_run IS 'The run that refused it last.';
COMMENT ON COLUMN ops.fact_rejection.first_seen_at IS 'When it was refused first.';
COMMENT ON COLUMN ops.fact_rejection.last_seen_at IS 'When it was refused last.';
COMMENT ON COLUMN ops.fact_rejection.closed_at IS 'When it was closed, null while it is open.';
COMMENT ON COLUMN ops.fact_rejection.closed_by IS 'The run that closed it.';

ALTER TABLE ops.batch ADD COLUMN rejected_facts integer NOT NULL DEFAULT 0;

COMMENT ON COLUMN ops.batch.rejected_facts IS 'Facts left out of the documents that were published, each with its rows in ops.fact_rejection.';

ALTER TABLE ops.check_result DROP CONSTRAINT check_result_level_check;
ALTER TABLE ops.check_result
ADD CONSTRAINT check_result_level_check CHECK (level IN ('row', 'fact', 'batch', 'warning'));

COMMENT ON COLUMN ops.check_result.level IS 'row: the documents of failing rows are rejected; fact: failing facts are left out; batch: a failure stops the publish; warning: it is only told.';

-- The facts of a wording that is enriched anew are replaced.
GRANT DELETE ON news.mention_candidate, news.place_mention TO wirehouse_loader;
