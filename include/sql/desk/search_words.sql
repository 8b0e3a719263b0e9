-- What someone says in the wordings of a page, the first of each.
SELECT q.revision_id, q.start_char, q.kind, left(q.text, 400) AS words
FROM (
    SELECT q.*, row_number() OVER (PARTITION BY q.revision_id ORDER BY q.start_char) AS number
    FROM news.quotation AS q
    WHERE q.revision_id = ANY(%(revisions)s::uuid []) AND q.named_speaker_id = ANY(%(speaker)s::uuid [])
) AS q
WHERE q.number <= 3
ORDER BY q.revision_id, q.start_char
