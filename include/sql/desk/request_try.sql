-- Asks for a run over one source; see migration 0016.
SELECT request_id, dag_id_of_run AS dag_id, run_id
FROM ops.request_try(%(source)s, %(dag_id)s, %(asked_by)s)
