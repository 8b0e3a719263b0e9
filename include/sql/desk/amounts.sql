-- The amounts of a wording.
SELECT
    start_char, end_char, surface, kind, currency, value, value_to, unit, fate, modifier, per,
    equivalent_of_start_char
FROM news.amount
WHERE revision_id = %(revision_id)s
ORDER BY start_char, end_char
LIMIT 2000
