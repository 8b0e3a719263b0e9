-- Who said what. Parameters: speaker, rows.
SELECT
    coalesce(day::text, 'undated') AS day,
    speaker,
    words,
    cue,
    headline,
    source_id AS source
FROM mart.quotation
WHERE (%(speaker)s IS NULL OR speaker ILIKE %(speaker)s)
ORDER BY quotation.day DESC NULLS LAST, headline, start_char
LIMIT coalesce(%(rows)s::integer, 50)
