-- Who pays a sum of money, where an English sentence says so beyond doubt: it begins with the payer's
-- name, a verb of paying follows at once, and then the sum, or its receiver and the sum. "Officials of
-- Norway paid", "France and Germany paid", "has not paid", "was paid" and what somebody is quoted as
-- saying name no payer here.
WITH beside AS (
    SELECT
        a.revision_id,
        a.start_char,
        a.end_char,
        m.entity_id,
        m.start_char AS payer_start_char,
        m.end_char AS payer_end_char,
        r.body,
        regexp_match(
            substr(r.body, m.end_char + 1, a.start_char - m.end_char),
            '^\s+((?:(?:has|have|had|will)\s+)?(?:(?:also|already|now|since)\s+)?'
            || '(?:pa(?:id|ys?)|spen(?:ds?|t)|donate[ds]?|pledge[ds]?|promise[ds]?|contribute[ds]?|invest(?:ed|s)?'
            || '|len(?:ds?|t)|loan(?:ed|s)?|allocate[ds]?|earmark(?:ed|s)?|disburse[ds]?|grant(?:ed|s)?|g[ai]ve[ns]?'
            || '|commit(?:ted|s)?|provide[ds]?)(?:\s+out)?)\s+'
            || '(?:(?:the\s+)?(?:[[:upper:]][\w.’''-]*\s+){1,3})?'
            || '(?:(?:more than|over|at least|about|around|nearly|almost|up to|as much as|some|roughly|approximately'
            || '|an additional|an extra|another|a further|an estimated|a total of|a record)\s+){0,2}$'
        ) AS matched
    FROM batch_wording AS w
    INNER JOIN news.article_revision AS r ON w.revision_id = r.revision_id
    INNER JOIN news.amount AS a ON r.revision_id = a.revision_id
    INNER JOIN news.mention AS m
        ON a.revision_id = m.revision_id AND m.end_char BETWEEN a.start_char - 90 AND a.start_char
    INNER JOIN news.entity AS e ON m.entity_id = e.entity_id
    WHERE a.kind = 'money'
        AND coalesce(r.language, 'en') ~ '^en'
        AND (e.kind IN ('person', 'organisation') OR e.iso_code IS NOT NULL)
        AND m.link_method <> 'demonym'
)

UPDATE news.amount AS a
SET
    payer_entity_id = b.entity_id,
    payer_start_char = b.payer_start_char,
    payer_end_char = b.payer_end_char,
    payer_cue = regexp_replace(b.matched[1], '\s+', ' ', 'g')
FROM beside AS b
WHERE b.matched IS NOT NULL
    AND (a.revision_id, a.start_char, a.end_char) = (b.revision_id, b.start_char, b.end_char)
    -- The name opens its sentence.
    AND right(left(b.body, b.payer_start_char), 60)
        ~ '(^|\n|[.!?]["”’)\]]*\s)\s*((But|And|Meanwhile,|Separately,)\s+)?([Tt]he\s+)?$'
    -- "paid €5 million less than", "will pay €5 million if".
    AND substring(substr(b.body, b.end_char + 1, 300) FROM '^[^.!?\n]*') !~ '^\s+(less|more|fewer|too)\M|\m(if|unless)\M'
    AND NOT EXISTS (
        SELECT FROM news.quotation AS q
        WHERE q.revision_id = a.revision_id AND q.start_char < a.end_char AND q.end_char > b.payer_start_char
    )
