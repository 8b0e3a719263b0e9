-- Articles in their current wording. A line that ends with "-- when" and a name is left out where that was not
-- asked for; "found" stands in place of all that was asked, once it is known which few articles have it. English is
-- stemmed and everything else is not, as in news.article_revision.search. Days bound the moment too, two days wider
-- than any time zone is: by them its index begins where it must.
WITH hit AS MATERIALIZED (
    SELECT
        r.revision_id,
        ts_rank_cd( -- when best
            r.search, -- when best
            CASE r.language -- when best
                WHEN 'en' THEN websearch_to_tsquery('english', %(text)s) -- when best
                ELSE websearch_to_tsquery('simple', %(text)s) -- when best
            END, -- when best
            1 -- when best
        ) AS rank, -- when best
        coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') AS newest
    FROM news.article_revision AS r
    INNER JOIN news.article AS a ON r.revision_id = a.current_revision_id
    WHERE TRUE
        AND r.revision_id = ANY(%(found)s::uuid []) -- when found
        AND a.source_id = %(source)s -- when source
        AND r.published_on >= %(since)s -- when since
        AND coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') > %(since)s::date - 2 -- when since
        AND r.published_on <= %(until)s -- when until
        AND coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') < %(until)s::date + 2 -- when until
        AND ( -- when match
            (r.language = 'en' AND r.search @@ websearch_to_tsquery('english', %(text)s)) -- when match
            OR (r.language IS DISTINCT FROM 'en' AND r.search @@ websearch_to_tsquery('simple', %(text)s)) -- when match
        ) -- when match
        AND EXISTS ( -- when entity
            SELECT FROM news.mention AS m -- when entity
            WHERE m.revision_id = r.revision_id AND m.named_entity_id = ANY(%(entity)s::uuid []) -- when entity
        ) -- when entity
        AND EXISTS ( -- when speaker
            SELECT FROM news.quotation AS q -- when speaker
            WHERE q.revision_id = r.revision_id AND q.named_speaker_id = ANY(%(speaker)s::uuid []) -- when speaker
        ) -- when speaker
        AND (coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity'), r.revision_id) -- when walk_after
            < (%(after_newest)s::timestamptz, %(after_id)s::uuid) -- when walk_after
    ORDER BY -- when walk
        coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') DESC, -- when walk
        r.revision_id DESC -- when walk
    LIMIT %(most)s -- when walk
),

page AS (
    SELECT *
    FROM hit
    WHERE (newest, revision_id) < (%(after_newest)s::timestamptz, %(after_id)s::uuid) -- when after
    WHERE (rank, newest, revision_id) < (%(after_rank)s::real, %(after_newest)s::timestamptz, %(after_id)s::uuid) -- when best_after
    ORDER BY
        rank DESC, -- when best
        newest DESC, revision_id DESC
    LIMIT %(page)s
)

SELECT
    p.rank, -- when best
    p.newest::text AS newest,
    a.article_id,
    r.revision_id,
    r.document_key,
    a.source_id AS source,
    r.published_value AS published,
    r.authors,
    r.word_count,
    r.kind,
    a.withdrawn_at,
    a.address,
    ts_headline(t.config, left(r.headline, 500), t.terms, 'HighlightAll=true, StartSel=⟦, StopSel=⟧') AS headline, -- when text
    left(r.headline, 500) AS headline, -- when no_text
    ts_headline( -- when text
        t.config, -- when text
        regexp_replace(left(r.body, 50000), '\s+', ' ', 'g'), -- when text
        t.terms, -- when text
        'MaxWords=34, MinWords=14, MaxFragments=2, FragmentDelimiter=" … ", StartSel=⟦, StopSel=⟧' -- when text
    ) AS snippet -- when text
    left(coalesce(r.standfirst, r.body), 260) AS snippet -- when no_text
FROM page AS p
INNER JOIN news.article_revision AS r ON p.revision_id = r.revision_id
INNER JOIN news.article AS a ON r.revision_id = a.current_revision_id
CROSS JOIN LATERAL ( -- when text
    SELECT -- when text
        CASE r.language WHEN 'en' THEN 'english'::regconfig ELSE 'simple'::regconfig END AS config, -- when text
        CASE r.language -- when text
            WHEN 'en' THEN websearch_to_tsquery('english', %(text)s) -- when text
            ELSE websearch_to_tsquery('simple', %(text)s) -- when text
        END AS terms -- when text
) AS t -- when text
ORDER BY
    p.rank DESC, -- when best
    p.newest DESC, r.revision_id DESC
