-- Collecting from the web and from archives: one polite queue, what was asked for, and how far an import is.

CREATE TABLE ops.domain (
    domain text PRIMARY KEY,
    next_free_at timestamptz NOT NULL DEFAULT '-infinity',
    lease_token uuid,
    lease_until timestamptz,
    slow_downs smallint NOT NULL DEFAULT 0,
    usual_seconds real,
    last_slow_down_at timestamptz,
    last_slow_down text,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((lease_token IS NULL) = (lease_until IS NULL))
);

CREATE INDEX domain_next_free_idx ON ops.domain (next_free_at);

COMMENT ON TABLE ops.domain IS 'One row a registrable domain: when it may be asked next. A worker reserves the row for each request, so that there is one connection and one pace for all workers.';
COMMENT ON COLUMN ops.domain.domain IS 'The registrable domain (public suffix and one label more), or the host itself where it has none.';
COMMENT ON COLUMN ops.domain.next_free_at IS 'When the next request may be sent: after the last answer by the pace, the crawl-delay, Retry-After or a pause.';
COMMENT ON COLUMN ops.domain.lease_token IS 'The request that is under way, null where there is none.';
COMMENT ON COLUMN ops.domain.lease_until IS 'When the request under way is given up, should its worker have died.';
COMMENT ON COLUMN ops.domain.slow_downs IS 'How often in a row it asked us to slow down (429, 503), did not answer, or answered unusually slowly.';
COMMENT ON COLUMN ops.domain.usual_seconds IS 'How long its answers take, smoothed.';
COMMENT ON COLUMN ops.domain.last_slow_down_at IS 'When it last made us slow down.';
COMMENT ON COLUMN ops.domain.last_slow_down IS 'By what: http_429, http_503, slow, or the reason of a fetch that gave no answer.';
COMMENT ON COLUMN ops.domain.first_seen_at IS 'When an address there was seen first.';

CREATE TABLE ops.host (
    origin text PRIMARY KEY,
    domain text NOT NULL REFERENCES ops.domain,
    robots_verdict text CHECK (robots_verdict IN ('rules', 'none', 'unreachable')),
    robots bytea,
    robots_status smallint,
    robots_fetched_at timestamptz,
    robots_until timestamptz,
    crawl_delay real,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    CHECK (robots_verdict <> 'rules' OR robots IS NOT NULL)
);

COMMENT ON TABLE ops.host IS 'One row an origin (scheme, host and port), with its robots.txt as fetched (RFC 9309).';
COMMENT ON COLUMN ops.host.origin IS 'Scheme, host and port, such as https://news.example.';
COMMENT ON COLUMN ops.host.domain IS 'Its registrable domain, whose pace holds.';
COMMENT ON COLUMN ops.host.robots_verdict IS 'rules: as robots.txt says; none: there is none, and everything may be fetched; unreachable: nothing may be fetched. Null before the first look.';
COMMENT ON COLUMN ops.host.robots IS 'robots.txt as it came, cut at the bound.';
COMMENT ON COLUMN ops.host.robots_status IS 'The HTTP status of the answer, null where there was none.';
COMMENT ON COLUMN ops.host.robots_fetched_at IS 'When it was asked for.';
COMMENT ON COLUMN ops.host.robots_until IS 'Until when it holds: at most 24 hours.';
COMMENT ON COLUMN ops.host.crawl_delay IS 'Seconds between two requests that robots.txt asks for, null where it asks for none.';
COMMENT ON COLUMN ops.host.first_seen_at IS 'When an address there was seen first.';

CREATE TABLE ops.listing (
    listing_key uuid PRIMARY KEY,
    source text NOT NULL,
    address text NOT NULL,
    kind text NOT NULL,
    parent_key uuid REFERENCES ops.listing,
    fetch_address text NOT NULL,
    redirects smallint NOT NULL DEFAULT 0,
    is_detour boolean NOT NULL DEFAULT FALSE,
    domain text NOT NULL REFERENCES ops.domain,
    origin text NOT NULL REFERENCES ops.host,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'resting', 'retired')),
    etag text,
    last_modified text,
    sha256 text,
    interval_minutes real NOT NULL CHECK (interval_minutes > 0),
    next_read_at timestamptz NOT NULL DEFAULT '-infinity',
    lease_until timestamptz,
    failures real NOT NULL DEFAULT 0,
    resting_since timestamptz,
    last_read_at timestamptz,
    last_status smallint,
    last_reason text,
    last_new_at timestamptz,
    entries integer NOT NULL DEFAULT 0,
    brought bigint NOT NULL DEFAULT 0,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, address)
);

CREATE INDEX listing_due_idx ON ops.listing (domain, next_read_at) WHERE state <> 'retired';

COMMENT ON TABLE ops.listing IS 'One row a feed, sitemap or list of addresses of a source, and when it is read again.';
COMMENT ON COLUMN ops.listing.listing_key IS 'Id of source and address (UUID version 5).';
COMMENT ON COLUMN ops.listing.source IS 'The source''s id.';
COMMENT ON COLUMN ops.listing.address IS 'Its URL.';
COMMENT ON COLUMN ops.listing.kind IS 'As the source''s YAML file says: feed, sitemap, urls.';
COMMENT ON COLUMN ops.listing.parent_key IS 'The sitemap index that names it, null where the YAML file does.';
COMMENT ON COLUMN ops.listing.fetch_address IS 'The URL that is asked for: its own, or where a redirect led.';
COMMENT ON COLUMN ops.listing.redirects IS 'Redirects followed since the read began.';
COMMENT ON COLUMN ops.listing.is_detour IS 'Whether one of them was temporary: the next read begins at its own URL again.';
COMMENT ON COLUMN ops.listing.domain IS 'The registrable domain of fetch_address, whose pace holds.';
COMMENT ON COLUMN ops.listing.origin IS 'The origin of fetch_address, whose robots.txt holds.';
COMMENT ON COLUMN ops.listing.state IS 'active; resting: it failed or brought nothing for long, and is only looked at now and then; retired: the YAML file names it no more.';
COMMENT ON COLUMN ops.listing.etag IS 'Validator of the last full answer, as received; sent back as If-None-Match.';
COMMENT ON COLUMN ops.listing.last_modified IS 'Validator of the last full answer, as received; sent back as If-Modified-Since.';
COMMENT ON COLUMN ops.listing.sha256 IS 'SHA-256 of the last full answer: equal bytes are not read again.';
COMMENT ON COLUMN ops.listing.interval_minutes IS 'Minutes between two reads: shorter the more often it brings something new, between the bounds of the settings.';
COMMENT ON COLUMN ops.listing.next_read_at IS 'When it is due.';
COMMENT ON COLUMN ops.listing.lease_until IS 'Until when a worker holds it.';
COMMENT ON COLUMN ops.listing.failures IS 'Failures since the last good read: 1 for a hard one, 0.25 for one that may pass.';
COMMENT ON COLUMN ops.listing.resting_since IS 'Since when it rests.';
COMMENT ON COLUMN ops.listing.last_read_at IS 'When it was asked for last.';
COMMENT ON COLUMN ops.listing.last_status IS 'The HTTP status of the last answer.';
COMMENT ON COLUMN ops.listing.last_reason IS 'Why the last read failed, null where it did not.';
COMMENT ON COLUMN ops.listing.last_new_at IS 'When it last named an address that was not known.';
COMMENT ON COLUMN ops.listing.entries IS 'Entries at the last full read.';
COMMENT ON COLUMN ops.listing.brought IS 'Addresses that it was the first to name.';
COMMENT ON COLUMN ops.listing.first_seen_at IS 'When it was named first.';

CREATE TABLE ops.address (
    address_key uuid PRIMARY KEY,
    address text NOT NULL UNIQUE,
    source text NOT NULL,
    state text NOT NULL DEFAULT 'known' CHECK (
        state IN ('known', 'queued', 'fetching', 'fetched', 'failed', 'gone', 'refused')
    ),
    fetch_address text NOT NULL,
    domain text NOT NULL REFERENCES ops.domain,
    origin text NOT NULL REFERENCES ops.host,
    redirects smallint NOT NULL DEFAULT 0,
    found_in text,
    title text,
    stated_at timestamptz,
    feed_page text,
    etag text,
    last_modified text,
    next_attempt_at timestamptz,
    attempts smallint NOT NULL DEFAULT 0,
    lease_until timestamptz,
    last_status smallint,
    last_reason text,
    last_fetched_at timestamptz,
    document_key uuid REFERENCES raw.document,
    same_as uuid REFERENCES ops.address,
    rechecks smallint NOT NULL DEFAULT 0,
    recheck_at timestamptz,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    first_run text NOT NULL REFERENCES ops.run,
    CHECK (state <> 'queued' OR next_attempt_at IS NOT NULL),
    CHECK ((state = 'fetching') = (lease_until IS NOT NULL))
);

CREATE INDEX address_queued_idx ON ops.address (domain, next_attempt_at) WHERE state = 'queued';
CREATE INDEX address_fetching_idx ON ops.address (lease_until) WHERE state = 'fetching';
CREATE INDEX address_recheck_idx ON ops.address (domain, recheck_at) WHERE recheck_at IS NOT NULL;
CREATE INDEX address_source_idx ON ops.address (source, first_seen_at);
CREATE INDEX address_document_idx ON ops.address (document_key);

COMMENT ON TABLE ops.address IS 'The frontier: one row a canonical address that a listing named, however many do.';
COMMENT ON COLUMN ops.address.address_key IS 'Id of the address (UUID version 5): the id of the article that lives there.';
COMMENT ON COLUMN ops.address.address IS 'Canonical URL: the address of its documents and of its article.';
COMMENT ON COLUMN ops.address.source IS 'The source that named it first.';
COMMENT ON COLUMN ops.address.state IS 'known: seen, not asked for; queued; fetching; fetched; failed: no answer after all attempts, or one that cannot be taken; gone: 404 or 410; refused: robots.txt or our own rules say no.';
COMMENT ON COLUMN ops.address.fetch_address IS 'The URL that is asked for: as the listing names it, or where a redirect led.';
COMMENT ON COLUMN ops.address.domain IS 'The registrable domain of fetch_address, whose pace holds.';
COMMENT ON COLUMN ops.address.origin IS 'The origin of fetch_address, whose robots.txt holds.';
COMMENT ON COLUMN ops.address.redirects IS 'Redirects followed since the last visit began.';
COMMENT ON COLUMN ops.address.found_in IS 'The listing that named it first.';
COMMENT ON COLUMN ops.address.title IS 'Title as the listing states it.';
COMMENT ON COLUMN ops.address.stated_at IS 'Instant of publication, or else of the last change, as the listing states it.';
COMMENT ON COLUMN ops.address.feed_page IS 'The full text that the feed brought, as a page; used, and only kept, until the page itself was fetched or given up.';
COMMENT ON COLUMN ops.address.etag IS 'Validator of the last full answer, as received.';
COMMENT ON COLUMN ops.address.last_modified IS 'Validator of the last full answer, as received.';
COMMENT ON COLUMN ops.address.next_attempt_at IS 'When a queued address is due.';
COMMENT ON COLUMN ops.address.attempts IS 'Attempts without a result since it was queued.';
COMMENT ON COLUMN ops.address.lease_until IS 'Until when a worker holds it; then it is queued again.';
COMMENT ON COLUMN ops.address.last_status IS 'The HTTP status of the last answer.';
COMMENT ON COLUMN ops.address.last_reason IS 'Why the last attempt brought nothing, null where it did: a code of docs/reasons.md.';
COMMENT ON COLUMN ops.address.last_fetched_at IS 'When it was asked for last.';
COMMENT ON COLUMN ops.address.document_key IS 'The document of the last full answer.';
COMMENT ON COLUMN ops.address.same_as IS 'The address that it redirects to, where that one was known already.';
COMMENT ON COLUMN ops.address.rechecks IS 'How often it was visited again.';
COMMENT ON COLUMN ops.address.recheck_at IS 'When it is visited again, null where it is not.';
COMMENT ON COLUMN ops.address.first_seen_at IS 'When a listing named it first.';
COMMENT ON COLUMN ops.address.first_run IS 'The run that met it first.';

CREATE TABLE ops.fetch (
    fetch_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id text NOT NULL REFERENCES ops.run,
    purpose text NOT NULL CHECK (purpose IN ('page', 'recheck', 'listing', 'robots')),
    source text NOT NULL,
    address text NOT NULL,
    domain text NOT NULL,
    worker text NOT NULL,
    is_conditional boolean NOT NULL DEFAULT FALSE,
    started_at timestamptz NOT NULL,
    seconds real NOT NULL,
    outcome text NOT NULL CHECK (
        outcome IN ('fetched', 'not_modified', 'redirected', 'gone', 'refused', 'slowed', 'failed', 'abandoned')
    ),
    status smallint,
    reason text,
    detail text,
    final_address text,
    ip text,
    sent_bytes bigint,
    expanded_bytes bigint,
    recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX fetch_started_idx ON ops.fetch (started_at);
CREATE INDEX fetch_domain_idx ON ops.fetch (domain, started_at);
CREATE INDEX fetch_address_idx ON ops.fetch (address);
CREATE INDEX fetch_run_idx ON ops.fetch (run_id);

COMMENT ON TABLE ops.fetch IS 'One row a request: what, when, how long, how much, and why not. Append-only; old rows go by age.';
COMMENT ON COLUMN ops.fetch.fetch_id IS 'Counts the requests.';
COMMENT ON COLUMN ops.fetch.run_id IS 'The run that sent it.';
COMMENT ON COLUMN ops.fetch.purpose IS 'page, recheck, listing or robots.';
COMMENT ON COLUMN ops.fetch.source IS 'The source for which it was sent.';
COMMENT ON COLUMN ops.fetch.address IS 'The URL that was asked for.';
COMMENT ON COLUMN ops.fetch.domain IS 'Its registrable domain.';
COMMENT ON COLUMN ops.fetch.worker IS 'Host, process and thread that sent it.';
COMMENT ON COLUMN ops.fetch.is_conditional IS 'Whether If-None-Match or If-Modified-Since was sent.';
COMMENT ON COLUMN ops.fetch.started_at IS 'When it began.';
COMMENT ON COLUMN ops.fetch.seconds IS 'How long it took, to the last byte or to the failure.';
COMMENT ON COLUMN ops.fetch.outcome IS 'fetched; not_modified (304); redirected; gone (404, 410); refused: the answer is none that is taken; slowed: 429 or 503; failed: no answer, or an error; abandoned: the worker died.';
COMMENT ON COLUMN ops.fetch.status IS 'The HTTP status, null where no answer came.';
COMMENT ON COLUMN ops.fetch.reason IS 'Why it brought nothing: a code of docs/reasons.md, or of the fetch itself.';
COMMENT ON COLUMN ops.fetch.detail IS 'A line for people.';
COMMENT ON COLUMN ops.fetch.final_address IS 'Where the answer came from, or where a redirect leads.';
COMMENT ON COLUMN ops.fetch.ip IS 'The address of the machine that answered.';
COMMENT ON COLUMN ops.fetch.sent_bytes IS 'Bytes of the body as sent.';
COMMENT ON COLUMN ops.fetch.expanded_bytes IS 'Bytes of the body as expanded.';
COMMENT ON COLUMN ops.fetch.recorded_at IS 'When the row was written.';

CREATE TABLE ops.source_watch (
    source text PRIMARY KEY,
    silent_after_hours real,
    least_a_day integer,
    reported text CHECK (reported IN ('silent', 'below_floor')),
    watched_since timestamptz NOT NULL DEFAULT now(),
    stated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE ops.source_watch IS 'What the YAML file of each collected source states of its health.';
COMMENT ON COLUMN ops.source_watch.source IS 'The source''s id.';
COMMENT ON COLUMN ops.source_watch.silent_after_hours IS 'Hours without a new address after which the source counts as silent; null: never.';
COMMENT ON COLUMN ops.source_watch.least_a_day IS 'New pages a day below which the source is reported; null: never.';
COMMENT ON COLUMN ops.source_watch.reported IS 'What people were last told of it; null where it is well, or nobody was told.';
COMMENT ON COLUMN ops.source_watch.watched_since IS 'Since when it is collected.';
COMMENT ON COLUMN ops.source_watch.stated_at IS 'When a run last read the YAML file.';

CREATE TABLE ops.import_part (
    part_key uuid PRIMARY KEY,
    archive text NOT NULL,
    selection text NOT NULL,
    source text,
    first_offset bigint NOT NULL CHECK (first_offset >= 0),
    end_offset bigint CHECK (end_offset > first_offset),
    next_offset bigint NOT NULL CHECK (next_offset >= first_offset),
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'reading', 'done', 'failed')),
    run_id text NOT NULL REFERENCES ops.run,
    worker smallint,
    lease_token uuid,
    lease_until timestamptz,
    records bigint NOT NULL DEFAULT 0,
    documents bigint NOT NULL DEFAULT 0,
    rejected bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    skip_reasons jsonb NOT NULL DEFAULT '{}',
    problem text,
    started_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    UNIQUE (archive, selection, first_offset)
);

COMMENT ON TABLE ops.import_part IS 'How far each part of an archive has been imported; an import that was stopped goes on at next_offset.';
COMMENT ON COLUMN ops.import_part.part_key IS 'Id of archive, selection and first offset (UUID version 5).';
COMMENT ON COLUMN ops.import_part.archive IS 'Path or address of the archive.';
COMMENT ON COLUMN ops.import_part.selection IS 'Which hosts, languages and types are taken, as JSON: another selection is another import.';
COMMENT ON COLUMN ops.import_part.source IS 'The source that the documents get; null: the host of each.';
COMMENT ON COLUMN ops.import_part.first_offset IS 'Where the part begins, in bytes of the archive as it lies.';
COMMENT ON COLUMN ops.import_part.end_offset IS 'Where the next part begins; null: at the end of the archive.';
COMMENT ON COLUMN ops.import_part.next_offset IS 'The record to read next: everything before it is in the queue.';
COMMENT ON COLUMN ops.import_part.state IS 'waiting, reading, done or failed.';
COMMENT ON COLUMN ops.import_part.run_id IS 'The run that reads it, or read it last.';
COMMENT ON COLUMN ops.import_part.worker IS 'Which of the run''s workers reads it, from 0.';
COMMENT ON COLUMN ops.import_part.lease_token IS 'The worker''s hold of it; one that lost it writes nothing more.';
COMMENT ON COLUMN ops.import_part.lease_until IS 'Until when a worker holds it; every batch extends it.';
COMMENT ON COLUMN ops.import_part.records IS 'Records passed so far.';
COMMENT ON COLUMN ops.import_part.documents IS 'Documents taken in so far.';
COMMENT ON COLUMN ops.import_part.rejected IS 'Records turned away so far.';
COMMENT ON COLUMN ops.import_part.skipped IS 'Records passed over so far.';
COMMENT ON COLUMN ops.import_part.skip_reasons IS 'How many records were passed over for which reason (docs/reasons.md).';
COMMENT ON COLUMN ops.import_part.problem IS 'Why it failed.';
COMMENT ON COLUMN ops.import_part.started_at IS 'When it was planned.';
COMMENT ON COLUMN ops.import_part.updated_at IS 'When it moved last.';
COMMENT ON COLUMN ops.import_part.finished_at IS 'When it was done.';

CREATE TABLE raw.document_opt_out (
    document_key uuid NOT NULL REFERENCES raw.document,
    opt_out text NOT NULL,
    PRIMARY KEY (document_key, opt_out)
);

COMMENT ON TABLE raw.document_opt_out IS 'What the publisher asked not to be done with a document, by its headers or its page.';
COMMENT ON COLUMN raw.document_opt_out.document_key IS 'The document.';
COMMENT ON COLUMN raw.document_opt_out.opt_out IS 'noarchive, noai, ... as the page or its headers state it.';

-- Upkeep deletes only what has an age.
GRANT DELETE ON ops.fetch TO wirehouse_loader;

COMMENT ON COLUMN ops.run.job IS 'The DAG, or the command that ran.';
COMMENT ON COLUMN ops.run.state IS 'running; published: its row is in the ledger; failed.';
COMMENT ON COLUMN ops.step.step IS 'collect, fetch, import, clean, validate, publish or verify.';

-- Inlined by the planner: what a caller asks of it goes down into the indexes.
CREATE FUNCTION ops.due_fetch(
    in_mode text,
    of_sources text [],
    spent_sources text [],
    OUT domain text,
    OUT purpose text,
    OUT key uuid,
    OUT due_at timestamptz
)
RETURNS SETOF record
LANGUAGE sql STABLE
AS $$
    SELECT l.domain, 'listing', l.listing_key, l.next_read_at
    FROM ops.listing AS l
    WHERE in_mode = 'collect'
        AND l.state <> 'retired'
        AND (l.lease_until IS NULL OR l.lease_until < now())
        AND (of_sources IS NULL OR l.source = ANY(of_sources))
    UNION ALL
    SELECT a.domain, 'page', a.address_key, a.next_attempt_at
    FROM ops.address AS a
    WHERE in_mode = 'collect'
        AND a.state = 'queued'
        AND (of_sources IS NULL OR a.source = ANY(of_sources))
        AND a.source <> ALL(spent_sources)
    UNION ALL
    SELECT a.domain, 'recheck', a.address_key, a.recheck_at
    FROM ops.address AS a
    WHERE in_mode = 'recheck'
        AND a.recheck_at IS NOT NULL
        AND a.state IN ('fetched', 'gone')
        AND (of_sources IS NULL OR a.source = ANY(of_sources))
        AND a.source <> ALL(spent_sources)
$$;

COMMENT ON FUNCTION ops.due_fetch IS 'What waits to be fetched and when it is due: in the mode collect listings and queued addresses, in the mode recheck pages to visit again; of some sources only, where given, and no pages of those that are spent.';
