-- What articles say that someone pays or promises. Parameters: payer, currency, rows.
SELECT
    payer,
    currency,
    per,
    distinct_total,
    total,
    statements,
    articles,
    rough_statements,
    cues
FROM mart.sum_by_payer
WHERE (%(payer)s IS NULL OR payer ILIKE %(payer)s)
    AND (%(currency)s IS NULL OR currency = %(currency)s)
ORDER BY currency, distinct_total DESC, payer
LIMIT coalesce(%(rows)s::integer, 50)
