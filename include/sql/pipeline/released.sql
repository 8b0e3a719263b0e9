-- The expectations about the whole batch that a person let pass for a run, as suite.expectation.
SELECT DISTINCT jsonb_array_elements_text(filters -> 'expectations')
FROM ops.request
WHERE run_id = %(run_id)s AND action = 'release'
