-- Judges whether a mention names an entity.
SELECT news.judge_mention(
    %(revision_id)s::uuid, %(start_char)s, %(end_char)s, %(entity_id)s::uuid, %(verdict)s, %(asked_by)s, %(note)s
) AS judgement_id
