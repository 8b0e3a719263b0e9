DROP FUNCTION IF EXISTS mart.search(text, integer);

-- English is stemmed and everything else is not, as in the index: see news.article_revision.search.
CREATE FUNCTION mart.search(
    query text,
    max_rows integer DEFAULT 50,
    OUT rank real,
    OUT article_id uuid,
    OUT published_on date,
    OUT source_id text,
    OUT headline text,
    OUT snippet text,
    OUT address text
)
RETURNS SETOF record
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
    WITH asked AS (
        SELECT
            websearch_to_tsquery('english', query) AS english,
            websearch_to_tsquery('simple', query) AS plain
    ),

    found AS (
        SELECT
            ts_rank_cd(r.search, t.terms, 1) AS rank,
            a.article_id,
            r.published_on,
            a.source_id,
            t.config,
            t.terms,
            r.headline,
            r.body,
            a.address
        FROM asked
        INNER JOIN news.article_revision AS r
            ON (r.language = 'en' AND r.search @@ asked.english)
            OR (r.language IS DISTINCT FROM 'en' AND r.search @@ asked.plain)
        INNER JOIN news.article AS a ON r.revision_id = a.current_revision_id
        CROSS JOIN LATERAL (
            SELECT
                CASE WHEN r.language = 'en' THEN asked.english ELSE asked.plain END AS terms,
                CASE WHEN r.language = 'en' THEN 'english'::regconfig ELSE 'simple'::regconfig END AS config
        ) AS t
        ORDER BY rank DESC, r.published_on DESC NULLS LAST, a.article_id
        LIMIT least(max_rows, 1000)
    )

    SELECT
        f.rank,
        f.article_id,
        f.published_on,
        f.source_id,
        ts_headline(f.config, f.headline, f.terms, 'HighlightAll=true, StartSel=**, StopSel=**'),
        ts_headline(
            f.config,
            regexp_replace(left(f.body, 100000), '\s+', ' ', 'g'),
            f.terms,
            'MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … ", StartSel=**, StopSel=**'
        ),
        f.address
    FROM found AS f
    ORDER BY f.rank DESC, f.published_on DESC NULLS LAST, f.article_id
$$;

COMMENT ON FUNCTION mart.search IS 'Searches headline, standfirst and body of current wordings, best first. The query is as on the web: words, "exact words", or, -without. Found words stand between ** and **.';

GRANT EXECUTE ON FUNCTION mart.search TO wirehouse_analyst, wirehouse_loader;
