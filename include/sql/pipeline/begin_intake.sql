-- A step that was killed leaves a part of the list of items: the list begins anew. The run's work
-- stays, for it may hold documents of an earlier run that this list would not find again.
DELETE FROM ops.run_item
WHERE run_id = %(run_id)s;

UPDATE ops.run
SET collected_at = NULL
WHERE run_id = %(run_id)s
