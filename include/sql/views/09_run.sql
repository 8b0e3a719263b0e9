CREATE VIEW mart.run AS
SELECT
    r.run_id,
    r.job,
    r.state,
    r.started_at,
    r.finished_at,
    b.collected,
    b.published,
    b.unchanged,
    b.rejected,
    b.skipped,
    b.undecided,
    b.undecided = 0
    AND b.collected = b.published + b.unchanged + b.rejected + b.skipped AS balances,
    l.new_articles,
    l.new_revisions,
    l.mentions,
    l.quotations,
    l.amounts,
    l.rejected_facts,
    r.problem
FROM ops.run AS r
CROSS JOIN LATERAL (
    -- ops.balance, written out: a function would run with the reader's rights, who has none in ops.
    SELECT
        count(*)::integer AS collected,
        count(*) FILTER (WHERE i.outcome = 'published')::integer AS published,
        count(*) FILTER (WHERE i.outcome = 'unchanged')::integer AS unchanged,
        count(*) FILTER (WHERE i.outcome = 'rejected')::integer AS rejected,
        count(*) FILTER (WHERE i.outcome = 'skipped')::integer AS skipped,
        count(*) FILTER (WHERE i.outcome IS NULL)::integer AS undecided
    FROM ops.run_item AS i
    WHERE i.run_id = r.run_id
) AS b
LEFT JOIN ops.batch AS l ON r.run_id = l.run_id;

COMMENT ON VIEW mart.run IS 'One row a run, with its balance: collected = published + unchanged + rejected + skipped.';
COMMENT ON COLUMN mart.run.run_id IS 'The run.';
COMMENT ON COLUMN mart.run.job IS 'What ran: a DAG or a command.';
COMMENT ON COLUMN mart.run.state IS 'running, published or failed.';
COMMENT ON COLUMN mart.run.started_at IS 'When it began.';
COMMENT ON COLUMN mart.run.finished_at IS 'When it ended; null while it runs.';
COMMENT ON COLUMN mart.run.collected IS 'Everything that it found.';
COMMENT ON COLUMN mart.run.published IS 'Documents that brought a new wording.';
COMMENT ON COLUMN mart.run.unchanged IS 'Documents whose wording stood already.';
COMMENT ON COLUMN mart.run.rejected IS 'Documents turned away.';
COMMENT ON COLUMN mart.run.skipped IS 'Things seen and not taken in.';
COMMENT ON COLUMN mart.run.undecided IS 'Documents still under way.';
COMMENT ON COLUMN mart.run.balances IS 'Whether nothing is undecided and the counts add up.';
COMMENT ON COLUMN mart.run.new_articles IS 'Addresses seen for the first time; null where it has not published.';
COMMENT ON COLUMN mart.run.new_revisions IS 'Wordings seen for the first time; null where it has not published.';
COMMENT ON COLUMN mart.run.mentions IS 'Mentions written; null where it has not published.';
COMMENT ON COLUMN mart.run.quotations IS 'Quotations written; null where it has not published.';
COMMENT ON COLUMN mart.run.amounts IS 'Amounts written; null where it has not published.';
COMMENT ON COLUMN mart.run.rejected_facts IS 'Facts left out of what it published; null where it has not published. No part of the balance.';
COMMENT ON COLUMN mart.run.problem IS 'Why it failed.';
