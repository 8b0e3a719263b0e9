-- Judges whether a name means an entity.
SELECT news.judge_alias(%(alias)s, %(entity_id)s::uuid, %(verdict)s, %(asked_by)s, %(note)s) AS judgement_id
