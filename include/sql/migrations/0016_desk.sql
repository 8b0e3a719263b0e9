-- The operators' desk: what its role may read, the requests that it files, and what each run brought of
-- each source.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'wirehouse_desk') THEN
        RAISE EXCEPTION 'the role wirehouse_desk is missing: run include/sql/roles.sql as an administrator first';
    END IF;
END
$$;

GRANT USAGE ON SCHEMA raw, news, mart, ops, ledger TO wirehouse_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA raw, news, mart, ops, ledger TO wirehouse_desk;
ALTER DEFAULT PRIVILEGES IN SCHEMA raw, news, mart, ops GRANT SELECT ON TABLES TO wirehouse_desk;

-- Evidence of one cause differs in its figures, in what it quotes, and in the address.
CREATE FUNCTION ops.cause_of(evidence text, expectation text, address text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(
    expectation,
    left(
        regexp_replace(
            regexp_replace(
                replace(left(evidence, 600), address, '…'), '"[^"]*"|“[^”]*”|''[^'']*''', '"…"', 'g'
            ),
            '[0-9]+([.,][0-9]+)*', '#', 'g'
        ),
        160
    )
);

COMMENT ON FUNCTION ops.cause_of IS 'What rejections of one cause share: the expectation, or else the evidence without its figures, quoted words and address.';

ALTER TABLE ops.rejection
ADD COLUMN cause text GENERATED ALWAYS AS (ops.cause_of(evidence, expectation, address)) STORED;

COMMENT ON COLUMN ops.rejection.cause IS 'What rejections of one cause share: the expectation, or else the evidence without its figures, quoted words and address.';

CREATE TABLE ops.request (
    request_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action text NOT NULL CHECK (action IN ('replay', 'waive', 'fix', 'reopen', 'release', 'leave', 'try')),
    asked_by text NOT NULL CHECK (btrim(asked_by) <> ''),
    asked_at timestamptz NOT NULL DEFAULT now(),
    note text CHECK (length(note) <= 2000),
    filters jsonb NOT NULL DEFAULT '{}',
    rejections integer NOT NULL DEFAULT 0,
    dag_id text,
    run_id text,
    CHECK ((dag_id IS NULL) = (run_id IS NULL))
);

CREATE INDEX request_run_idx ON ops.request (run_id);

COMMENT ON TABLE ops.request IS 'One row a thing that a person asked for at the desk. Rows are added, and never changed or deleted.';
COMMENT ON COLUMN ops.request.request_id IS 'Counts the requests from 1.';
COMMENT ON COLUMN ops.request.action IS 'replay, waive, fix (a rule mended it) or reopen rejections; release a batch that the gate stopped, or leave it to the next run; try a source now.';
COMMENT ON COLUMN ops.request.asked_by IS 'The person, by the name of their login in Airflow.';
COMMENT ON COLUMN ops.request.asked_at IS 'When it was asked.';
COMMENT ON COLUMN ops.request.note IS 'What the person wrote.';
COMMENT ON COLUMN ops.request.filters IS 'How the rejections were chosen; of a release the expectations that are let pass.';
COMMENT ON COLUMN ops.request.rejections IS 'How many rejections it is about; they stand in ops.request_rejection.';
COMMENT ON COLUMN ops.request.dag_id IS 'The DAG that does the work; null where none is needed.';
COMMENT ON COLUMN ops.request.run_id IS 'The run that does the work.';

CREATE TABLE ops.request_rejection (
    request_id bigint NOT NULL REFERENCES ops.request,
    rejection_id uuid NOT NULL REFERENCES ops.rejection,
    PRIMARY KEY (request_id, rejection_id)
);

CREATE INDEX request_rejection_rejection_idx ON ops.request_rejection (rejection_id);

COMMENT ON TABLE ops.request_rejection IS 'Which rejections a request is about.';
COMMENT ON COLUMN ops.request_rejection.request_id IS 'The request.';
COMMENT ON COLUMN ops.request_rejection.rejection_id IS 'The rejection.';

REVOKE INSERT, UPDATE ON ops.request, ops.request_rejection FROM wirehouse_loader;

CREATE FUNCTION ops.refuse_change() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    RAISE EXCEPTION '% keeps what was asked: rows are added, and never changed or deleted', TG_TABLE_NAME;
END
$$;

COMMENT ON FUNCTION ops.refuse_change IS 'Keeps a table append-only, also for its owner.';

CREATE TRIGGER request_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ops.request
FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();
CREATE TRIGGER request_rejection_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ops.request_rejection
FOR EACH STATEMENT EXECUTE FUNCTION ops.refuse_change();

-- Files a request about the rejections with these ids, or, where ids is null, about all that match every
-- filter (reason, stage, source, cause). No filter at all chooses nothing.
CREATE FUNCTION ops.request_rejections(
    action text,
    asked_by text,
    ids uuid [],
    filters jsonb,
    note text,
    OUT request_id bigint,
    OUT rejections integer,
    OUT dag_id text,
    OUT run_id text
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    wanted constant text [] := CASE $1 WHEN 'reopen' THEN ARRAY['waived', 'fixed'] ELSE ARRAY['open'] END;
    remark constant text := nullif(btrim($5), '');
    chosen uuid [];
BEGIN
    IF $1 NOT IN ('replay', 'waive', 'fix', 'reopen') THEN
        RAISE EXCEPTION 'there is no action %', $1;
    END IF;
    IF $1 IN ('waive', 'fix') AND remark IS NULL THEN
        RAISE EXCEPTION 'a note is needed: why the rejection may stand, or which rule mended its cause';
    END IF;
    IF $3 IS NULL AND NOT coalesce($4, '{}') ?| ARRAY['reason', 'stage', 'source', 'cause'] THEN
        RAISE EXCEPTION 'nothing was chosen: name rejections, or a reason, stage, source or cause';
    END IF;
    SELECT array_agg(locked.rejection_id) INTO chosen
    FROM (
        SELECT r.rejection_id
        FROM ops.rejection AS r
        WHERE r.state = ANY(wanted)
            AND ($3 IS NULL OR r.rejection_id = ANY($3))
            AND ($4 ->> 'reason' IS NULL OR r.reason = $4 ->> 'reason')
            AND ($4 ->> 'stage' IS NULL OR r.stage = $4 ->> 'stage')
            AND ($4 ->> 'source' IS NULL OR r.source = $4 ->> 'source')
            AND ($4 ->> 'cause' IS NULL OR r.cause = $4 ->> 'cause')
            AND ($1 <> 'replay' OR r.document_key IS NOT NULL)
        ORDER BY r.rejection_id
        FOR UPDATE
    ) AS locked;
    rejections := coalesce(cardinality(chosen), 0);
    IF rejections = 0 THEN
        RAISE EXCEPTION '%', CASE $1
            WHEN 'replay' THEN 'none of them is open and has a document: a file that could not be read is met again by the next run over its folder'
            WHEN 'reopen' THEN 'none of them is waived or fixed any more'
            ELSE 'none of them is open any more'
        END;
    END IF;
    request_id := nextval('ops.request_request_id_seq');
    IF $1 = 'replay' THEN
        dag_id := 'news_replay';
        run_id := 'desk_replay_' || request_id;
    ELSE
        UPDATE ops.rejection AS r
        SET
            state = CASE $1 WHEN 'waive' THEN 'waived' WHEN 'fix' THEN 'fixed' ELSE 'open' END,
            closed_at = CASE WHEN $1 <> 'reopen' THEN now() END,
            closed_by = CASE WHEN $1 <> 'reopen' THEN $2 END,
            note = coalesce(remark, r.note)
        WHERE r.rejection_id = ANY(chosen);
    END IF;
    INSERT INTO ops.request (request_id, action, asked_by, note, filters, rejections, dag_id, run_id)
    OVERRIDING SYSTEM VALUE
    VALUES ($6, $1, $2, remark, coalesce($4, '{}'), $7, $8, $9);
    INSERT INTO ops.request_rejection (request_id, rejection_id)
    SELECT $6, u.id FROM unnest(chosen) AS u (id);
END
$$;

COMMENT ON FUNCTION ops.request_rejections IS 'Replays, waives, marks as fixed or reopens rejections, named by their ids or by filters, for a person; gives the request, how many rejections it is about, and the run that a replay needs.';

-- A batch that the gate stopped: its run has failed expectations about the whole batch, and no ledger row.
CREATE FUNCTION ops.decide_gate(
    of_run text, decision text, asked_by text, note text, OUT request_id bigint, OUT dag_id text, OUT run_id text
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    remark constant text := nullif(btrim($4), '');
    failing text [];
    job text;
BEGIN
    IF $2 NOT IN ('release', 'leave') THEN
        RAISE EXCEPTION 'there is no decision %', $2;
    END IF;
    IF remark IS NULL THEN
        RAISE EXCEPTION 'a note is needed: why the batch may pass, or why it is left';
    END IF;
    SELECT r.job INTO job FROM ops.run AS r WHERE r.run_id = $1 FOR UPDATE;
    IF job IS NULL THEN
        RAISE EXCEPTION 'there is no run %', $1;
    END IF;
    IF EXISTS (SELECT FROM ops.batch AS b WHERE b.run_id = $1) THEN
        RAISE EXCEPTION 'the batch of % is published already', $1;
    END IF;
    SELECT array_agg(c.suite || '.' || c.expectation ORDER BY c.suite, c.expectation) INTO failing
    FROM ops.check_result AS c
    WHERE c.run_id = $1 AND c.level = 'batch' AND NOT c.passed AND c.suite <> 'published';
    IF failing IS NULL THEN
        RAISE EXCEPTION 'no expectation about the whole batch stops %', $1;
    END IF;
    IF $2 = 'release' AND NOT EXISTS (SELECT FROM ops.work AS w WHERE w.run_id = $1) THEN
        RAISE EXCEPTION 'the documents of % were taken over by a later run: there is nothing left to release', $1;
    END IF;
    INSERT INTO ops.request AS q (action, asked_by, note, filters, dag_id, run_id)
    VALUES ($2, $3, remark, jsonb_build_object('run_id', $1, 'expectations', failing), job, $1)
    RETURNING q.request_id, q.dag_id, q.run_id INTO request_id, dag_id, run_id;
END
$$;

COMMENT ON FUNCTION ops.decide_gate IS 'Lets a batch pass the expectations that stopped it, or leaves its documents to the next run, for a person.';

CREATE FUNCTION ops.request_try(
    source text, dag_id text, asked_by text, OUT request_id bigint, OUT dag_id_of_run text, OUT run_id text
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    IF $2 NOT IN ('news_daily', 'news_collect') THEN
        RAISE EXCEPTION 'a source is tried by news_daily or news_collect, not by %', $2;
    END IF;
    request_id := nextval('ops.request_request_id_seq');
    dag_id_of_run := $2;
    run_id := 'desk_try_' || request_id;
    INSERT INTO ops.request (request_id, action, asked_by, filters, dag_id, run_id)
    OVERRIDING SYSTEM VALUE
    VALUES ($4, 'try', $3, jsonb_build_object('source', $1), $2, $6);
END
$$;

COMMENT ON FUNCTION ops.request_try IS 'Asks for a run over one source at once, for a person.';

CREATE TABLE ops.run_source (
    run_id text NOT NULL REFERENCES ops.run,
    source text NOT NULL,
    day date NOT NULL,
    published integer NOT NULL,
    unchanged integer NOT NULL,
    rejected integer NOT NULL,
    skipped integer NOT NULL,
    new_articles integer NOT NULL,
    with_date integer NOT NULL,
    with_author integer NOT NULL,
    words bigint NOT NULL,
    newest_published_at timestamptz,
    PRIMARY KEY (run_id, source)
);

CREATE INDEX run_source_source_idx ON ops.run_source (source, day);
CREATE INDEX run_source_day_idx ON ops.run_source (day);

COMMENT ON TABLE ops.run_source IS 'What an ended run brought of each source: the history behind the charts of the desk.';
COMMENT ON COLUMN ops.run_source.run_id IS 'The run.';
COMMENT ON COLUMN ops.run_source.source IS 'The source''s id.';
COMMENT ON COLUMN ops.run_source.day IS 'The day on which the run began, UTC.';
COMMENT ON COLUMN ops.run_source.published IS 'Documents that brought a new wording.';
COMMENT ON COLUMN ops.run_source.unchanged IS 'Documents whose wording stood already.';
COMMENT ON COLUMN ops.run_source.rejected IS 'Documents turned away.';
COMMENT ON COLUMN ops.run_source.skipped IS 'Things seen and not taken in.';
COMMENT ON COLUMN ops.run_source.new_articles IS 'Published wordings that are the first of their article.';
COMMENT ON COLUMN ops.run_source.with_date IS 'Published wordings with a date of publication.';
COMMENT ON COLUMN ops.run_source.with_author IS 'Published wordings that name an author.';
COMMENT ON COLUMN ops.run_source.words IS 'Words of the published bodies together.';
COMMENT ON COLUMN ops.run_source.newest_published_at IS 'Newest instant of publication that a published wording states.';

-- A run that is ended again is counted anew.
GRANT DELETE ON ops.run_source TO wirehouse_loader;

CREATE FUNCTION ops.count_sources(of_run text) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    DELETE FROM ops.run_source WHERE run_id = of_run;
    WITH outcome AS (
        SELECT
            i.source,
            count(*) FILTER (WHERE i.outcome = 'published') AS published,
            count(*) FILTER (WHERE i.outcome = 'unchanged') AS unchanged,
            count(*) FILTER (WHERE i.outcome = 'rejected') AS rejected,
            count(*) FILTER (WHERE i.outcome = 'skipped') AS skipped
        FROM ops.run_item AS i
        WHERE i.run_id = of_run
        GROUP BY i.source
    ),

    wording AS (
        SELECT
            a.source_id AS source,
            count(*) FILTER (WHERE v.revision_number = 1) AS new_articles,
            count(v.published_value) AS with_date,
            count(*) FILTER (WHERE cardinality(v.authors) > 0) AS with_author,
            sum(v.word_count) AS words,
            max(v.published_at) AS newest_published_at
        FROM news.article_revision AS v
        INNER JOIN news.article AS a USING (article_id)
        WHERE v.run_id = of_run
        GROUP BY a.source_id
    )

    INSERT INTO ops.run_source
    SELECT
        of_run,
        o.source,
        (r.started_at AT TIME ZONE 'UTC')::date,
        o.published,
        o.unchanged,
        o.rejected,
        o.skipped,
        coalesce(w.new_articles, 0),
        coalesce(w.with_date, 0),
        coalesce(w.with_author, 0),
        coalesce(w.words, 0),
        w.newest_published_at
    FROM outcome AS o
    INNER JOIN ops.run AS r ON r.run_id = of_run
    LEFT JOIN wording AS w USING (source);
END;

COMMENT ON FUNCTION ops.count_sources IS 'Writes down what a run brought of each source, in place of what was written before.';

SELECT ops.count_sources(run_id) FROM ops.run WHERE state <> 'running';

REVOKE EXECUTE ON FUNCTION ops.request_rejections, ops.decide_gate, ops.request_try, ops.count_sources FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ops.request_rejections, ops.decide_gate, ops.request_try TO wirehouse_desk;
GRANT EXECUTE ON FUNCTION ops.count_sources TO wirehouse_loader;
