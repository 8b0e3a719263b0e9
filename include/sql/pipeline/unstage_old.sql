-- Staging of runs that ended long enough ago and hold no more work.
CREATE TEMP TABLE old_run ON COMMIT DROP AS
SELECT r.run_id
FROM ops.run AS r
WHERE r.finished_at < now() - make_interval(days => %(staging_days)s)
    AND NOT EXISTS (SELECT FROM ops.work AS w WHERE w.run_id = r.run_id)
    AND EXISTS (SELECT FROM stage.article AS s WHERE s.run_id = r.run_id);

DELETE FROM stage.article
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.date_candidate
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.entity
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.mention
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.quotation
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.live_post
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.amount
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.date_mention
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.mention_candidate
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.place_mention
WHERE run_id IN (SELECT run_id FROM old_run);

DELETE FROM stage.page_trace
WHERE run_id IN (SELECT run_id FROM old_run);

SELECT count(*)
FROM old_run
