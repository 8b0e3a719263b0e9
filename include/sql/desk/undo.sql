-- Takes a judgement back.
SELECT news.undo(%(judgement_id)s, %(asked_by)s, %(note)s) AS judgement_id
