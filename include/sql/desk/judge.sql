-- Judges that two entities are the same, different, or that nobody knows.
SELECT news.judge(%(entity_id)s::uuid, %(other)s::uuid, %(verdict)s, %(asked_by)s, %(note)s) AS judgement_id
