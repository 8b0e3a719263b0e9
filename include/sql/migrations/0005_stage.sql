CREATE UNLOGGED TABLE stage.article (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    sha256 text NOT NULL,
    source_id text NOT NULL,
    article_id uuid NOT NULL,
    address text NOT NULL,
    revision_id uuid NOT NULL,
    content_hash text NOT NULL,
    kind text NOT NULL,
    headline text,
    standfirst text,
    byline text,
    authors text [] NOT NULL,
    body text,
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
    published_precision text,
    published_basis text,
    published_confidence real,
    modified_value text,
    saved_value text,
    is_partial boolean NOT NULL,
    captured_at timestamptz NOT NULL,
    clean_versions text NOT NULL,
    enrich_versions text NOT NULL,
    is_rejected boolean NOT NULL DEFAULT FALSE,
    PRIMARY KEY (run_id, document_key)
);

COMMENT ON TABLE stage.article IS 'Cleaned articles that wait for their verdict; columns as in news.article_revision.';
COMMENT ON COLUMN stage.article.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.article.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.article.sha256 IS 'SHA-256 of the document''s bytes.';
COMMENT ON COLUMN stage.article.source_id IS 'The source''s id.';
COMMENT ON COLUMN stage.article.article_id IS 'Id of the address at which the article lives.';
COMMENT ON COLUMN stage.article.address IS 'The canonical URL, or else the document''s address.';
COMMENT ON COLUMN stage.article.revision_id IS 'Id of this wording.';
COMMENT ON COLUMN stage.article.content_hash IS 'Hash of the cleaned content.';
COMMENT ON COLUMN stage.article.kind IS 'article, live_blog or gallery.';
COMMENT ON COLUMN stage.article.headline IS 'Headline.';
COMMENT ON COLUMN stage.article.standfirst IS 'The summary under the headline.';
COMMENT ON COLUMN stage.article.byline IS 'The byline as printed.';
COMMENT ON COLUMN stage.article.authors IS 'People who wrote it.';
COMMENT ON COLUMN stage.article.body IS 'Paragraphs separated by blank lines.';
COMMENT ON COLUMN stage.article.word_count IS 'Words of the body.';
COMMENT ON COLUMN stage.article.language IS 'Language of the body, BCP 47.';
COMMENT ON COLUMN stage.article.section IS 'Section of the site.';
COMMENT ON COLUMN stage.article.keywords IS 'The publisher''s own tags.';
COMMENT ON COLUMN stage.article.publisher IS 'Who published it.';
COMMENT ON COLUMN stage.article.canonical_url IS 'Its address on the web.';
COMMENT ON COLUMN stage.article.syndicated_from IS 'Where it was first published.';
COMMENT ON COLUMN stage.article.dateline_place IS 'Where the report was filed.';
COMMENT ON COLUMN stage.article.dateline_agency IS 'The agency that filed it.';
COMMENT ON COLUMN stage.article.published_at IS 'Instant of publication, where the time is known.';
COMMENT ON COLUMN stage.article.published_on IS 'Day of publication as the page prints it.';
COMMENT ON COLUMN stage.article.published_value IS 'Date of publication as read: ISO 8601 at its precision.';
COMMENT ON COLUMN stage.article.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN stage.article.published_basis IS 'What the date was read from.';
COMMENT ON COLUMN stage.article.published_confidence IS 'How sure the date is, from 0 to 1.';
COMMENT ON COLUMN stage.article.modified_value IS 'Date of the last change as the page states it.';
COMMENT ON COLUMN stage.article.saved_value IS 'The page''s own clock when it was saved.';
COMMENT ON COLUMN stage.article.is_partial IS 'Whether the page held only a part of the text.';
COMMENT ON COLUMN stage.article.captured_at IS 'When the page was saved, or else first seen by a run.';
COMMENT ON COLUMN stage.article.clean_versions IS 'What cleaned it.';
COMMENT ON COLUMN stage.article.enrich_versions IS 'What found its facts.';
COMMENT ON COLUMN stage.article.is_rejected IS 'Whether an expectation refused it: publish leaves it out.';

CREATE UNLOGGED TABLE stage.date_candidate (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    candidate_number integer NOT NULL,
    value text NOT NULL,
    precision text NOT NULL,
    basis text,
    confidence real NOT NULL,
    evidence text NOT NULL,
    line integer,
    verdict text NOT NULL,
    PRIMARY KEY (run_id, document_key, candidate_number)
);

COMMENT ON TABLE stage.date_candidate IS 'Dates that staged articles offer; columns as in news.date_candidate.';
COMMENT ON COLUMN stage.date_candidate.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.date_candidate.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.date_candidate.candidate_number IS 'Counts the candidates of a document from 0.';
COMMENT ON COLUMN stage.date_candidate.value IS 'The date: ISO 8601 at its precision.';
COMMENT ON COLUMN stage.date_candidate.precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN stage.date_candidate.basis IS 'What it was read from.';
COMMENT ON COLUMN stage.date_candidate.confidence IS 'How sure it is the date of publication.';
COMMENT ON COLUMN stage.date_candidate.evidence IS 'The words that it was read from.';
COMMENT ON COLUMN stage.date_candidate.line IS 'Line of the decoded document, from 1.';
COMMENT ON COLUMN stage.date_candidate.verdict IS 'published, modified, saved, or the reason why it lost.';

CREATE UNLOGGED TABLE stage.entity (
    run_id text NOT NULL,
    entity_id uuid NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    wikidata text,
    iso_code text,
    PRIMARY KEY (run_id, entity_id)
);

COMMENT ON TABLE stage.entity IS 'Entities that staged facts name; columns as in news.entity.';
COMMENT ON COLUMN stage.entity.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.entity.entity_id IS 'The entity.';
COMMENT ON COLUMN stage.entity.name IS 'Canonical name.';
COMMENT ON COLUMN stage.entity.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN stage.entity.status IS 'registry or provisional.';
COMMENT ON COLUMN stage.entity.wikidata IS 'Wikidata item, where it is certain.';
COMMENT ON COLUMN stage.entity.iso_code IS 'ISO 3166-1 alpha-2 code of a country or territory.';

CREATE UNLOGGED TABLE stage.mention (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    surface text NOT NULL,
    kind text NOT NULL,
    entity_id uuid,
    link_method text,
    link_score real NOT NULL,
    flag text,
    PRIMARY KEY (run_id, document_key, start_char, end_char)
);

COMMENT ON TABLE stage.mention IS 'Mentions of staged articles; columns as in news.mention.';
COMMENT ON COLUMN stage.mention.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.mention.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN stage.mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN stage.mention.surface IS 'The name as written.';
COMMENT ON COLUMN stage.mention.kind IS 'person, organisation, place, event, product or law.';
COMMENT ON COLUMN stage.mention.entity_id IS 'The entity it names.';
COMMENT ON COLUMN stage.mention.link_method IS 'How it was linked.';
COMMENT ON COLUMN stage.mention.link_score IS 'Confidence of the link, from 0 to 1.';
COMMENT ON COLUMN stage.mention.flag IS 'What is odd about the link.';

CREATE UNLOGGED TABLE stage.quotation (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    text text NOT NULL,
    kind text NOT NULL,
    speaker_entity_id uuid,
    speaker_start_char integer,
    speaker_end_char integer,
    cue text,
    PRIMARY KEY (run_id, document_key, start_char, end_char)
);

COMMENT ON TABLE stage.quotation IS 'Quotations of staged articles; columns as in news.quotation.';
COMMENT ON COLUMN stage.quotation.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.quotation.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.quotation.start_char IS 'First quoted character in the body, from 0.';
COMMENT ON COLUMN stage.quotation.end_char IS 'Character after the last quoted one.';
COMMENT ON COLUMN stage.quotation.text IS 'The quoted words.';
COMMENT ON COLUMN stage.quotation.kind IS 'direct, mixed or indirect.';
COMMENT ON COLUMN stage.quotation.speaker_entity_id IS 'Who said it.';
COMMENT ON COLUMN stage.quotation.speaker_start_char IS 'First character of the words that name the speaker.';
COMMENT ON COLUMN stage.quotation.speaker_end_char IS 'Character after the last of those words.';
COMMENT ON COLUMN stage.quotation.cue IS 'The words that attribute it.';

CREATE UNLOGGED TABLE stage.amount (
    run_id text NOT NULL,
    document_key uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    surface text NOT NULL,
    currency text,
    value numeric,
    value_to numeric,
    modifier text,
    per text,
    equivalent_of_start_char integer,
    PRIMARY KEY (run_id, document_key, start_char, end_char)
);

COMMENT ON TABLE stage.amount IS 'Sums of money of staged articles; columns as in news.amount.';
COMMENT ON COLUMN stage.amount.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN stage.amount.document_key IS 'The raw document.';
COMMENT ON COLUMN stage.amount.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN stage.amount.end_char IS 'Character after the last.';
COMMENT ON COLUMN stage.amount.surface IS 'The sum as written.';
COMMENT ON COLUMN stage.amount.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN stage.amount.value IS 'The sum in units of the currency.';
COMMENT ON COLUMN stage.amount.value_to IS 'Upper end, where the text gives a range.';
COMMENT ON COLUMN stage.amount.modifier IS 'more than, up to, about, ...';
COMMENT ON COLUMN stage.amount.per IS 'What it is paid per.';
COMMENT ON COLUMN stage.amount.equivalent_of_start_char IS 'Start of the sum that this one converts.';
