-- Staging is unlogged: a crash of the server empties it, and what had been staged waits again.
UPDATE ops.work AS w
SET state = 'waiting'
WHERE w.run_id = %(run_id)s
    AND w.state = 'staged'
    AND NOT EXISTS (
        SELECT FROM stage.article AS s
        WHERE s.run_id = w.run_id AND s.document_key = w.document_key
    )
