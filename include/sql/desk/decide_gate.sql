-- Decides on a batch that the gate stopped; see migration 0016.
SELECT * FROM ops.decide_gate(%(run_id)s, %(decision)s, %(asked_by)s, %(note)s)
