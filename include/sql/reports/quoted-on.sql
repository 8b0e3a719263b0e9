-- Who is quoted on what. Parameters: speaker, topic, since, rows.
SELECT
    day,
    speaker,
    topic,
    words,
    headline,
    address
FROM mart.quoted_on
WHERE (%(speaker)s IS NULL OR speaker ILIKE %(speaker)s)
    AND (%(topic)s IS NULL OR topic ILIKE %(topic)s)
    AND (%(since)s IS NULL OR day >= %(since)s::date)
ORDER BY day DESC NULLS LAST, speaker, address, start_char, topic
LIMIT coalesce(%(rows)s::integer, 50)
