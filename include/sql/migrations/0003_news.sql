CREATE TABLE news.source (
    source_id text PRIMARY KEY,
    name text,
    homepage text,
    language text,
    timezone text,
    licence text,
    rules_version text NOT NULL DEFAULT ''
);

COMMENT ON TABLE news.source IS 'Where documents come from: one row a folder or a YAML file of include/sources.';
COMMENT ON COLUMN news.source.source_id IS 'Short name: the folder''s or the YAML file''s name.';
COMMENT ON COLUMN news.source.name IS 'Name for people, null where no YAML file states one.';
COMMENT ON COLUMN news.source.homepage IS 'Address of its front page.';
COMMENT ON COLUMN news.source.language IS 'Language that it publishes in, BCP 47.';
COMMENT ON COLUMN news.source.timezone IS 'IANA time zone in which it prints times without an offset.';
COMMENT ON COLUMN news.source.licence IS 'Note on the terms under which its texts may be used.';
COMMENT ON COLUMN news.source.rules_version IS 'Hash of the YAML file''s content; empty where there is none.';

CREATE TABLE news.article (
    article_id uuid PRIMARY KEY,
    source_id text NOT NULL REFERENCES news.source,
    address text NOT NULL UNIQUE,
    current_revision_id uuid,
    first_seen_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL
);

CREATE INDEX article_source_idx ON news.article (source_id);
CREATE INDEX article_last_seen_idx ON news.article (last_seen_at);

COMMENT ON TABLE news.article IS 'One row an address at which an article lives; its wordings are in article_revision.';
COMMENT ON COLUMN news.article.article_id IS 'Id of the address (UUID version 5).';
COMMENT ON COLUMN news.article.source_id IS 'The source that it was collected from.';
COMMENT ON COLUMN news.article.address IS 'Canonical URL, or path under the landing folder.';
COMMENT ON COLUMN news.article.current_revision_id IS 'The wording that was captured last.';
COMMENT ON COLUMN news.article.first_seen_at IS 'When a run saw it first.';
COMMENT ON COLUMN news.article.last_seen_at IS 'When a run saw it last.';

CREATE TABLE news.article_revision (
    revision_id uuid PRIMARY KEY,
    article_id uuid NOT NULL REFERENCES news.article,
    revision_number integer NOT NULL CHECK (revision_number >= 1),
    cause text NOT NULL CHECK (cause IN ('first', 'edited', 'recleaned')),
    content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    kind text NOT NULL CHECK (kind IN ('article', 'live_blog', 'gallery')),
    headline text NOT NULL,
    standfirst text,
    byline text,
    authors text [] NOT NULL,
    body text NOT NULL,
    word_count integer NOT NULL,
    language text,
    section text,
    keywords text [] NOT NULL,
    publisher text,
    canonical_url text,
    syndicated_from text,
    dateline_place text,
    dateline_agency text,
    published_at timestamptz,
    published_on date,
    published_value text,
    published_precision text CHECK (published_precision IN ('second', 'minute', 'day', 'month', 'year')),
    published_basis text CHECK (published_basis IN ('metadata', 'header', 'url', 'feed', 'rule', 'story')),
    published_confidence real CHECK (published_confidence BETWEEN 0 AND 1),
    modified_value text,
    saved_value text,
    is_partial boolean NOT NULL,
    captured_at timestamptz,
    document_key uuid NOT NULL REFERENCES raw.document,
    run_id text NOT NULL,
    clean_versions text NOT NULL,
    enrich_versions text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL,
    -- A tsvector ends at 1 MiB, and hyphenated words of rare letters take 8 bytes a character: more text
    -- could fail the insert, and the batch with it.
    search tsvector GENERATED ALWAYS AS (
        CASE
            WHEN language = 'en'
                THEN
                    setweight(to_tsvector('english'::regconfig, headline), 'A')
                    || setweight(to_tsvector('english'::regconfig, left(coalesce(standfirst, ''), 5000)), 'B')
                    || setweight(to_tsvector('english'::regconfig, left(body, 100000)), 'C')
            ELSE
                setweight(to_tsvector('simple'::regconfig, headline), 'A')
                || setweight(to_tsvector('simple'::regconfig, left(coalesce(standfirst, ''), 5000)), 'B')
                || setweight(to_tsvector('simple'::regconfig, left(body, 100000)), 'C')
        END
    ) STORED,
    UNIQUE (article_id, content_hash),
    UNIQUE (article_id, revision_number),
    -- A date without its basis is a guess.
    CHECK ((published_value IS NULL) = (published_basis IS NULL)),
    CHECK ((published_value IS NULL) = (published_precision IS NULL))
);

ALTER TABLE news.article
ADD CONSTRAINT article_current_revision_fkey
FOREIGN KEY (current_revision_id) REFERENCES news.article_revision DEFERRABLE INITIALLY DEFERRED;

CREATE INDEX article_revision_search_idx ON news.article_revision USING gin (search);
CREATE INDEX article_revision_published_idx ON news.article_revision (published_on);
CREATE INDEX article_revision_run_idx ON news.article_revision (run_id);
CREATE INDEX article_revision_document_idx ON news.article_revision (document_key);
CREATE INDEX article_revision_headline_trgm_idx ON news.article_revision USING gin (headline gin_trgm_ops);

COMMENT ON TABLE news.article_revision IS 'One row a wording of an article: schema.org NewsArticle. Old wordings stay.';
COMMENT ON COLUMN news.article_revision.revision_id IS 'Id of this wording (UUID version 5 of article and content hash).';
COMMENT ON COLUMN news.article_revision.article_id IS 'The article whose wording it is.';
COMMENT ON COLUMN news.article_revision.revision_number IS 'Counts the wordings of an article from 1, in the order in which they came.';
COMMENT ON COLUMN news.article_revision.cause IS 'first; edited: the publisher changed it; recleaned: a newer Wirehouse reads the same bytes better.';
COMMENT ON COLUMN news.article_revision.content_hash IS 'SHA-256 of the cleaned content, without anything that varies from run to run.';
COMMENT ON COLUMN news.article_revision.kind IS 'article, live_blog or gallery.';
COMMENT ON COLUMN news.article_revision.headline IS 'Headline without the site''s name.';
COMMENT ON COLUMN news.article_revision.standfirst IS 'The summary under the headline.';
COMMENT ON COLUMN news.article_revision.byline IS 'The byline as printed.';
COMMENT ON COLUMN news.article_revision.authors IS 'People who wrote it; empty where the page names none.';
COMMENT ON COLUMN news.article_revision.body IS 'Paragraphs separated by blank lines; spans count its characters from 0.';
COMMENT ON COLUMN news.article_revision.word_count IS 'Words of the body, separated by white space.';
COMMENT ON COLUMN news.article_revision.language IS 'Language of the body, BCP 47, null where it is not certain.';
COMMENT ON COLUMN news.article_revision.section IS 'Section of the site, as printed.';
COMMENT ON COLUMN news.article_revision.keywords IS 'The publisher''s own tags.';
COMMENT ON COLUMN news.article_revision.publisher IS 'Who published it, as the page states it.';
COMMENT ON COLUMN news.article_revision.canonical_url IS 'Its address on the web, where the document states a believable one.';
COMMENT ON COLUMN news.article_revision.syndicated_from IS 'Where it was first published (schema.org isBasedOn), as printed.';
COMMENT ON COLUMN news.article_revision.dateline_place IS 'Where the report was filed, as printed.';
COMMENT ON COLUMN news.article_revision.dateline_agency IS 'The agency that filed it, as printed in the dateline.';
COMMENT ON COLUMN news.article_revision.published_at IS 'Instant of publication, where the time is known: in the page''s offset, else the source''s time zone, else UTC.';
COMMENT ON COLUMN news.article_revision.published_on IS 'Day of publication as the page prints it; null where no page or feed states one.';
COMMENT ON COLUMN news.article_revision.published_value IS 'Date of publication as read: ISO 8601 at its precision.';
COMMENT ON COLUMN news.article_revision.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN news.article_revision.published_basis IS 'What the date was read from: metadata, header, url, feed, rule or story.';
COMMENT ON COLUMN news.article_revision.published_confidence IS 'How sure the date is, from 0 to 1.';
COMMENT ON COLUMN news.article_revision.modified_value IS 'Date of the last change as the page states it: ISO 8601 at its precision.';
COMMENT ON COLUMN news.article_revision.saved_value IS 'The page''s own clock when it was saved; never the date of publication.';
COMMENT ON COLUMN news.article_revision.is_partial IS 'Whether the page held only a part of the text.';
COMMENT ON COLUMN news.article_revision.captured_at IS 'When the page was saved, or else collected.';
COMMENT ON COLUMN news.article_revision.document_key IS 'The raw document that brought this wording.';
COMMENT ON COLUMN news.article_revision.run_id IS 'The run that published it.';
COMMENT ON COLUMN news.article_revision.clean_versions IS 'What cleaned it: cleaner and rules.';
COMMENT ON COLUMN news.article_revision.enrich_versions IS 'What found its facts: enricher, model and registry.';
COMMENT ON COLUMN news.article_revision.created_at IS 'When it was published here.';
COMMENT ON COLUMN news.article_revision.last_seen_at IS 'When a run saw this wording last.';
COMMENT ON COLUMN news.article_revision.search IS 'Full text search over headline (A), standfirst (B) and the first 100,000 characters of the body (C).';

CREATE TABLE news.date_candidate (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    candidate_number integer NOT NULL,
    value text NOT NULL,
    precision text NOT NULL,
    basis text,
    confidence real NOT NULL,
    evidence text NOT NULL,
    line integer,
    verdict text NOT NULL,
    PRIMARY KEY (revision_id, candidate_number)
);

COMMENT ON TABLE news.date_candidate IS 'Every date that a page offers, and why it was or was not taken as the date of publication.';
COMMENT ON COLUMN news.date_candidate.revision_id IS 'The wording.';
COMMENT ON COLUMN news.date_candidate.candidate_number IS 'Counts the candidates of a wording from 0.';
COMMENT ON COLUMN news.date_candidate.value IS 'The date: ISO 8601 at its precision.';
COMMENT ON COLUMN news.date_candidate.precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN news.date_candidate.basis IS 'What it was read from; null for dates of something else, such as a related article.';
COMMENT ON COLUMN news.date_candidate.confidence IS 'How sure it is the date of publication, from 0 to 1.';
COMMENT ON COLUMN news.date_candidate.evidence IS 'The words that it was read from.';
COMMENT ON COLUMN news.date_candidate.line IS 'Line of the decoded document, from 1; null for metadata.';
COMMENT ON COLUMN news.date_candidate.verdict IS 'published, modified, saved, or the reason why it lost.';

CREATE TABLE news.entity (
    entity_id uuid PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('person', 'organisation', 'place', 'event', 'product', 'law')),
    status text NOT NULL CHECK (status IN ('registry', 'provisional')),
    wikidata text CHECK (wikidata ~ '^Q[1-9][0-9]*$'),
    iso_code text CHECK (iso_code ~ '^[A-Z]{2}$')
);

CREATE INDEX entity_name_trgm_idx ON news.entity USING gin (name gin_trgm_ops);
CREATE INDEX entity_wikidata_idx ON news.entity (wikidata);

COMMENT ON TABLE news.entity IS 'Someone or something that articles mention.';
COMMENT ON COLUMN news.entity.entity_id IS 'Id: of the registry''s key, or of kind and name.';
COMMENT ON COLUMN news.entity.name IS 'Canonical name.';
COMMENT ON COLUMN news.entity.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN news.entity.status IS 'registry: curated; provisional: only seen in texts.';
COMMENT ON COLUMN news.entity.wikidata IS 'Wikidata item, where it is certain.';
COMMENT ON COLUMN news.entity.iso_code IS 'ISO 3166-1 alpha-2 code of a country or territory.';

CREATE TABLE news.entity_alias (
    entity_id uuid NOT NULL REFERENCES news.entity,
    alias text NOT NULL,
    origin text NOT NULL CHECK (origin IN ('registry', 'observed')),
    PRIMARY KEY (entity_id, alias)
);

CREATE INDEX entity_alias_idx ON news.entity_alias (lower(alias));

COMMENT ON TABLE news.entity_alias IS 'The names under which an entity goes.';
COMMENT ON COLUMN news.entity_alias.entity_id IS 'The entity.';
COMMENT ON COLUMN news.entity_alias.alias IS 'A name, as written.';
COMMENT ON COLUMN news.entity_alias.origin IS 'registry: curated; observed: linked to it in a published text.';

CREATE TABLE news.mention (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    surface text NOT NULL,
    kind text NOT NULL,
    entity_id uuid REFERENCES news.entity,
    link_method text,
    link_score real NOT NULL,
    flag text,
    PRIMARY KEY (revision_id, start_char, end_char)
);

CREATE INDEX mention_entity_idx ON news.mention (entity_id, revision_id);

COMMENT ON TABLE news.mention IS 'One row a name in a body, with the entity that it was linked to.';
COMMENT ON COLUMN news.mention.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN news.mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN news.mention.surface IS 'The name as written: substring of the body.';
COMMENT ON COLUMN news.mention.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN news.mention.entity_id IS 'The entity it names, null where that is not certain.';
COMMENT ON COLUMN news.mention.link_method IS 'How it was linked: alias, demonym, chain, role, variant or provisional.';
COMMENT ON COLUMN news.mention.link_score IS 'Confidence of the link, from 0 to 1.';
COMMENT ON COLUMN news.mention.flag IS 'What is odd about the link, for review.';

CREATE TABLE news.quotation (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    text text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    speaker_entity_id uuid REFERENCES news.entity,
    speaker_start_char integer,
    speaker_end_char integer,
    cue text,
    PRIMARY KEY (revision_id, start_char, end_char)
);

CREATE INDEX quotation_speaker_idx ON news.quotation (speaker_entity_id, revision_id);

COMMENT ON TABLE news.quotation IS 'One row a quotation, with its speaker where the text says it beyond doubt.';
COMMENT ON COLUMN news.quotation.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.quotation.start_char IS 'First quoted character in the body, from 0, after the quotation mark.';
COMMENT ON COLUMN news.quotation.end_char IS 'Character after the last quoted one.';
COMMENT ON COLUMN news.quotation.text IS 'The quoted words: substring of the body.';
COMMENT ON COLUMN news.quotation.kind IS 'direct, mixed (a part of a sentence) or indirect.';
COMMENT ON COLUMN news.quotation.speaker_entity_id IS 'Who said it, null where that is not certain.';
COMMENT ON COLUMN news.quotation.speaker_start_char IS 'First character of the words that name the speaker.';
COMMENT ON COLUMN news.quotation.speaker_end_char IS 'Character after the last of those words.';
COMMENT ON COLUMN news.quotation.cue IS 'The words that attribute it, such as said.';

CREATE TABLE news.amount (
    revision_id uuid NOT NULL REFERENCES news.article_revision,
    start_char integer NOT NULL CHECK (start_char >= 0),
    end_char integer NOT NULL CHECK (end_char > start_char),
    surface text NOT NULL,
    currency text CHECK (currency ~ '^[A-Z]{3}$'),
    value numeric,
    value_to numeric,
    modifier text,
    per text,
    equivalent_of_start_char integer,
    PRIMARY KEY (revision_id, start_char, end_char)
);

CREATE INDEX amount_currency_idx ON news.amount (currency, value);

COMMENT ON TABLE news.amount IS 'One row a sum of money.';
COMMENT ON COLUMN news.amount.revision_id IS 'The wording whose body holds it.';
COMMENT ON COLUMN news.amount.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN news.amount.end_char IS 'Character after the last.';
COMMENT ON COLUMN news.amount.surface IS 'The sum as written: substring of the body.';
COMMENT ON COLUMN news.amount.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN news.amount.value IS 'The sum in units of the currency; null where the text is vague.';
COMMENT ON COLUMN news.amount.value_to IS 'Upper end, where the text gives a range.';
COMMENT ON COLUMN news.amount.modifier IS 'more than, up to, about, ...';
COMMENT ON COLUMN news.amount.per IS 'What it is paid per: year, month, person, ...';
COMMENT ON COLUMN news.amount.equivalent_of_start_char IS 'Start of the sum that this one converts; count only sums where it is null.';
