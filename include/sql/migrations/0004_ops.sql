CREATE TABLE ops.run (
    run_id text PRIMARY KEY,
    job text NOT NULL,
    owner text NOT NULL,
    params jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'published', 'failed')),
    started_at timestamptz NOT NULL DEFAULT now(),
    collected_at timestamptz,
    finished_at timestamptz,
    problem text
);

CREATE INDEX run_started_idx ON ops.run (started_at);

COMMENT ON TABLE ops.run IS 'One row a run of a job.';
COMMENT ON COLUMN ops.run.run_id IS 'Airflow''s run id, or one that the command line made.';
COMMENT ON COLUMN ops.run.job IS 'news_daily, news_replay or the command that ran.';
COMMENT ON COLUMN ops.run.owner IS 'Who drives it: airflow, or host and process.';
COMMENT ON COLUMN ops.run.params IS 'What it was asked for.';
COMMENT ON COLUMN ops.run.state IS 'running, published or failed.';
COMMENT ON COLUMN ops.run.started_at IS 'When it began.';
COMMENT ON COLUMN ops.run.collected_at IS 'When collecting was complete; null while it is not.';
COMMENT ON COLUMN ops.run.finished_at IS 'When it ended.';
COMMENT ON COLUMN ops.run.problem IS 'Why it failed.';

CREATE TABLE ops.run_item (
    run_id text NOT NULL REFERENCES ops.run,
    item_key uuid NOT NULL,
    source text NOT NULL,
    address text NOT NULL,
    document_key uuid REFERENCES raw.document,
    outcome text CHECK (outcome IN ('published', 'unchanged', 'rejected', 'skipped')),
    reason text,
    PRIMARY KEY (run_id, item_key),
    CHECK (outcome NOT IN ('rejected', 'skipped') OR reason IS NOT NULL)
);

CREATE INDEX run_item_document_idx ON ops.run_item (document_key);

COMMENT ON TABLE ops.run_item IS 'One row for each thing that a run collected, with what became of it.';
COMMENT ON COLUMN ops.run_item.run_id IS 'The run.';
COMMENT ON COLUMN ops.run_item.item_key IS 'The document''s key, or the id of the address where there was no document.';
COMMENT ON COLUMN ops.run_item.source IS 'The source''s id.';
COMMENT ON COLUMN ops.run_item.address IS 'Where it was found.';
COMMENT ON COLUMN ops.run_item.document_key IS 'The document, null where the bytes could not be had.';
COMMENT ON COLUMN ops.run_item.outcome IS 'published, unchanged, rejected or skipped; null while it is under way.';
COMMENT ON COLUMN ops.run_item.reason IS 'Why it was rejected or skipped: a code of docs/reasons.md.';

CREATE TABLE ops.work (
    document_key uuid PRIMARY KEY REFERENCES raw.document,
    run_id text NOT NULL REFERENCES ops.run,
    chunk smallint,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'staged')),
    lease_until timestamptz NOT NULL,
    attempts smallint NOT NULL DEFAULT 0
);

CREATE INDEX work_run_idx ON ops.work (run_id, chunk, state);

COMMENT ON TABLE ops.work IS 'The queue: documents that wait for a verdict, claimed by one run at a time.';
COMMENT ON COLUMN ops.work.document_key IS 'The document.';
COMMENT ON COLUMN ops.work.run_id IS 'The run that has claimed it.';
COMMENT ON COLUMN ops.work.chunk IS 'The piece of the run''s work that it belongs to, from 0.';
COMMENT ON COLUMN ops.work.state IS 'waiting for clean and enrich, or staged for validate and publish.';
COMMENT ON COLUMN ops.work.lease_until IS 'Until when the claim holds; every step of the run extends it.';
COMMENT ON COLUMN ops.work.attempts IS 'How often a chunk began on it: one that kills its process is rejected, not tried for ever.';

CREATE TABLE ops.verdict (
    document_key uuid PRIMARY KEY REFERENCES raw.document,
    outcome text NOT NULL CHECK (outcome IN ('published', 'rejected')),
    revision_id uuid REFERENCES news.article_revision,
    rejection_id uuid,
    run_id text NOT NULL REFERENCES ops.run,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((outcome = 'published') = (revision_id IS NOT NULL)),
    CHECK ((outcome = 'rejected') = (rejection_id IS NOT NULL))
);

CREATE INDEX verdict_revision_idx ON ops.verdict (revision_id);

COMMENT ON TABLE ops.verdict IS 'What became of each document that was judged.';
COMMENT ON COLUMN ops.verdict.document_key IS 'The document.';
COMMENT ON COLUMN ops.verdict.outcome IS 'published or rejected.';
COMMENT ON COLUMN ops.verdict.revision_id IS 'The wording that it brought, or brought again.';
COMMENT ON COLUMN ops.verdict.rejection_id IS 'The rejection that stands against it.';
COMMENT ON COLUMN ops.verdict.run_id IS 'The run that judged it.';
COMMENT ON COLUMN ops.verdict.decided_at IS 'When it was judged.';

CREATE TABLE ops.rejection (
    rejection_id uuid PRIMARY KEY,
    item_key uuid NOT NULL,
    document_key uuid REFERENCES raw.document,
    source text NOT NULL,
    address text NOT NULL,
    stage text NOT NULL CHECK (stage IN ('collect', 'clean', 'enrich', 'validate')),
    reason text NOT NULL,
    evidence text NOT NULL,
    expectation text,
    versions text NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'fixed', 'waived', 'superseded')),
    times_seen integer NOT NULL DEFAULT 1,
    first_run text NOT NULL REFERENCES ops.run,
    last_run text NOT NULL REFERENCES ops.run,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    closed_by text,
    note text,
    CHECK ((state = 'open') = (closed_at IS NULL))
);

ALTER TABLE ops.verdict ADD FOREIGN KEY (rejection_id) REFERENCES ops.rejection;

CREATE INDEX rejection_open_idx ON ops.rejection (reason, source) WHERE state = 'open';
CREATE INDEX rejection_document_idx ON ops.rejection (document_key);
CREATE INDEX rejection_address_idx ON ops.rejection (source, address);

COMMENT ON TABLE ops.rejection IS 'One row a document and reason for which it was turned away. Never deleted.';
COMMENT ON COLUMN ops.rejection.rejection_id IS 'Id of item, stage and reason (UUID version 5): refused again, it is the same row.';
COMMENT ON COLUMN ops.rejection.item_key IS 'The document''s key, or the id of the address where there was no document.';
COMMENT ON COLUMN ops.rejection.document_key IS 'The document, null where the bytes could not be had.';
COMMENT ON COLUMN ops.rejection.source IS 'The source''s id.';
COMMENT ON COLUMN ops.rejection.address IS 'Where it was found.';
COMMENT ON COLUMN ops.rejection.stage IS 'collect, clean, enrich or validate.';
COMMENT ON COLUMN ops.rejection.reason IS 'A code of docs/reasons.md.';
COMMENT ON COLUMN ops.rejection.evidence IS 'What was found, where, and what to do.';
COMMENT ON COLUMN ops.rejection.expectation IS 'The expectation that failed, where the stage is validate.';
COMMENT ON COLUMN ops.rejection.versions IS 'What judged it: cleaner, rules, suite.';
COMMENT ON COLUMN ops.rejection.state IS 'open; fixed: a replay passed; waived by a person; superseded by another rejection or a newer document.';
COMMENT ON COLUMN ops.rejection.times_seen IS 'How many runs refused it.';
COMMENT ON COLUMN ops.rejection.first_run IS 'The run that refused it first.';
COMMENT ON COLUMN ops.rejection.last_run IS 'The run that refused it last.';
COMMENT ON COLUMN ops.rejection.first_seen_at IS 'When it was refused first.';
COMMENT ON COLUMN ops.rejection.last_seen_at IS 'When it was refused last.';
COMMENT ON COLUMN ops.rejection.closed_at IS 'When it was closed, null while it is open.';
COMMENT ON COLUMN ops.rejection.closed_by IS 'The run or person that closed it.';
COMMENT ON COLUMN ops.rejection.note IS 'What a person wrote about it.';

CREATE TABLE ops.batch (
    run_id text PRIMARY KEY REFERENCES ops.run,
    collected integer NOT NULL,
    published integer NOT NULL,
    unchanged integer NOT NULL,
    rejected integer NOT NULL,
    skipped integer NOT NULL,
    new_articles integer NOT NULL,
    new_revisions integer NOT NULL,
    mentions integer NOT NULL,
    quotations integer NOT NULL,
    amounts integer NOT NULL,
    published_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT batch_balances CHECK (collected = published + unchanged + rejected + skipped)
);

COMMENT ON TABLE ops.batch IS 'The ledger: one row a published batch, written in the transaction that published it.';
COMMENT ON COLUMN ops.batch.run_id IS 'The run whose batch it is.';
COMMENT ON COLUMN ops.batch.collected IS 'Everything that the run found.';
COMMENT ON COLUMN ops.batch.published IS 'Documents that brought a new wording.';
COMMENT ON COLUMN ops.batch.unchanged IS 'Documents whose wording stood already.';
COMMENT ON COLUMN ops.batch.rejected IS 'Documents turned away, each with a row in ops.rejection.';
COMMENT ON COLUMN ops.batch.skipped IS 'Things seen and not taken in, each with its reason in ops.run_item.';
COMMENT ON COLUMN ops.batch.new_articles IS 'Addresses seen for the first time.';
COMMENT ON COLUMN ops.batch.new_revisions IS 'Wordings seen for the first time.';
COMMENT ON COLUMN ops.batch.mentions IS 'Mentions written.';
COMMENT ON COLUMN ops.batch.quotations IS 'Quotations written.';
COMMENT ON COLUMN ops.batch.amounts IS 'Amounts written.';
COMMENT ON COLUMN ops.batch.published_at IS 'When the transaction began.';

CREATE TABLE ops.step (
    run_id text NOT NULL REFERENCES ops.run,
    step text NOT NULL,
    chunk smallint NOT NULL DEFAULT 0,
    state text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    documents integer NOT NULL DEFAULT 0,
    detail text NOT NULL DEFAULT '',
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    PRIMARY KEY (run_id, step, chunk)
);

COMMENT ON TABLE ops.step IS 'How far each step of a run has come, for those who watch it.';
COMMENT ON COLUMN ops.step.run_id IS 'The run.';
COMMENT ON COLUMN ops.step.step IS 'collect, clean, validate, publish or verify.';
COMMENT ON COLUMN ops.step.chunk IS 'The piece of the work, from 0.';
COMMENT ON COLUMN ops.step.state IS 'running, done or failed.';
COMMENT ON COLUMN ops.step.documents IS 'Documents done so far.';
COMMENT ON COLUMN ops.step.detail IS 'A line for people.';
COMMENT ON COLUMN ops.step.started_at IS 'When it began, the last time.';
COMMENT ON COLUMN ops.step.finished_at IS 'When it ended.';

CREATE TABLE ops.check_result (
    run_id text NOT NULL REFERENCES ops.run,
    suite text NOT NULL,
    expectation text NOT NULL,
    level text NOT NULL CHECK (level IN ('row', 'batch', 'warning')),
    passed boolean NOT NULL,
    evaluated integer,
    failed integer,
    observed text,
    checked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, suite, expectation)
);

COMMENT ON TABLE ops.check_result IS 'The verdict of every expectation on every batch.';
COMMENT ON COLUMN ops.check_result.run_id IS 'The run whose batch was judged.';
COMMENT ON COLUMN ops.check_result.suite IS 'The suite: a file of include/suites.';
COMMENT ON COLUMN ops.check_result.expectation IS 'The expectation''s name in its suite.';
COMMENT ON COLUMN ops.check_result.level IS 'row: failing rows are rejected; batch: a failure stops the publish; warning: it is only told.';
COMMENT ON COLUMN ops.check_result.passed IS 'Whether it held.';
COMMENT ON COLUMN ops.check_result.evaluated IS 'Rows that were looked at.';
COMMENT ON COLUMN ops.check_result.failed IS 'Rows that failed.';
COMMENT ON COLUMN ops.check_result.observed IS 'The value that was observed, for expectations about the whole batch.';
COMMENT ON COLUMN ops.check_result.checked_at IS 'When it was judged.';

-- Upkeep deletes only what has an age: check results and the steps of old runs.
GRANT DELETE ON ops.check_result, ops.step, ops.work TO wirehouse_loader;
-- A run that collects again begins its own list anew.
GRANT DELETE ON ops.run_item TO wirehouse_loader;
-- A wording that is enriched anew gets new facts.
GRANT DELETE ON news.mention, news.quotation, news.amount, news.date_candidate TO wirehouse_loader;

CREATE FUNCTION ops.balance(
    of_run text,
    OUT collected integer,
    OUT published integer,
    OUT unchanged integer,
    OUT rejected integer,
    OUT skipped integer,
    OUT undecided integer
)
LANGUAGE sql STABLE
AS $$
    SELECT
        count(*),
        count(*) FILTER (WHERE outcome = 'published'),
        count(*) FILTER (WHERE outcome = 'unchanged'),
        count(*) FILTER (WHERE outcome = 'rejected'),
        count(*) FILTER (WHERE outcome = 'skipped'),
        count(*) FILTER (WHERE outcome IS NULL)
    FROM ops.run_item
    WHERE run_id = of_run
$$;

COMMENT ON FUNCTION ops.balance IS 'Counts a run''s items by outcome; a run balances when none is undecided.';
