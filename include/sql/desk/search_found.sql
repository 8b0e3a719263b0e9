-- How many articles match, by source, counted up to a limit. Its lines are left out as those of search.sql.
SELECT hit.source_id AS source, count(*) AS articles, array_agg(hit.revision_id::text) AS revisions
FROM (
    SELECT a.source_id, r.revision_id
    FROM news.article_revision AS r -- when no_phrase
    FROM ( -- when phrase
        -- Apart, so that the positions of a phrase's words are read once: with OR, Postgres asks each row twice.
        SELECT revision_id, published_on, published_at -- when phrase
        FROM news.article_revision -- when phrase
        WHERE language = 'en' AND search @@ websearch_to_tsquery('english', %(text)s) -- when phrase
        UNION ALL -- when phrase
        SELECT revision_id, published_on, published_at -- when phrase
        FROM news.article_revision -- when phrase
        WHERE language IS DISTINCT FROM 'en' AND search @@ websearch_to_tsquery('simple', %(text)s) -- when phrase
    ) AS r -- when phrase
    INNER JOIN news.article AS a ON r.revision_id = a.current_revision_id
    WHERE TRUE
        AND a.source_id = %(source)s -- when source
        AND r.published_on >= %(since)s -- when since
        AND coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') > %(since)s::date - 2 -- when since
        AND r.published_on <= %(until)s -- when until
        AND coalesce(r.published_at, r.published_on::timestamp AT TIME ZONE 'UTC', '-infinity') < %(until)s::date + 2 -- when until
        AND ( -- when words
            (r.language = 'en' AND r.search @@ websearch_to_tsquery('english', %(text)s)) -- when words
            OR (r.language IS DISTINCT FROM 'en' AND r.search @@ websearch_to_tsquery('simple', %(text)s)) -- when words
        ) -- when words
        AND EXISTS ( -- when entity
            SELECT FROM news.mention AS m -- when entity
            WHERE m.revision_id = r.revision_id AND m.named_entity_id = ANY(%(entity)s::uuid []) -- when entity
        ) -- when entity
        AND EXISTS ( -- when speaker
            SELECT FROM news.quotation AS q -- when speaker
            WHERE q.revision_id = r.revision_id AND q.named_speaker_id = ANY(%(speaker)s::uuid []) -- when speaker
        ) -- when speaker
    LIMIT %(most)s
) AS hit
GROUP BY hit.source_id
ORDER BY articles DESC, source
