-- The quotations of a wording.
SELECT q.start_char, q.end_char, q.kind, q.cue, e.entity_id, e.name AS speaker, q.speaker_start_char, q.speaker_end_char
FROM news.quotation AS q
LEFT JOIN news.entity_resolution AS c ON q.named_speaker_id = c.entity_id
LEFT JOIN news.entity AS e ON c.canonical_id = e.entity_id
WHERE q.revision_id = %(revision_id)s
ORDER BY q.start_char, q.end_char
LIMIT 2000
