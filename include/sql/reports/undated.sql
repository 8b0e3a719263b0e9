-- Articles whose day of publication nothing states, with the dates that their pages do offer. Parameters: source, rows.
SELECT
    a.source,
    a.headline,
    string_agg(c.value || ' (' || c.verdict || ')', '; ' ORDER BY c.candidate_number) AS dates_on_the_page,
    a.address
FROM mart.article AS a
LEFT JOIN news.date_candidate AS c ON a.revision_id = c.revision_id
WHERE a.is_undated
    AND (%(source)s IS NULL OR a.source_id = %(source)s)
GROUP BY a.article_id, a.source, a.headline, a.address
ORDER BY a.source, a.headline
LIMIT coalesce(%(rows)s::integer, 50)
