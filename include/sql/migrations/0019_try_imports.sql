-- A source that comes in by web archives alone is tried by importing them.

CREATE OR REPLACE FUNCTION ops.request_try(
    source text, dag_id text, asked_by text, OUT request_id bigint, OUT dag_id_of_run text, OUT run_id text
)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
    IF $2 NOT IN ('news_daily', 'news_collect', 'news_import') THEN
        RAISE EXCEPTION 'a source is tried by news_daily, news_collect or news_import, not by %', $2;
    END IF;
    request_id := nextval('ops.request_request_id_seq');
    dag_id_of_run := $2;
    run_id := 'desk_try_' || request_id;
    INSERT INTO ops.request (request_id, action, asked_by, filters, dag_id, run_id)
    OVERRIDING SYSTEM VALUE
    VALUES ($4, 'try', $3, jsonb_build_object('source', $1), $2, $6);
END
$$;
