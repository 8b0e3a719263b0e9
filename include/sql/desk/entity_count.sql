-- How often entities are named, counted up to a limit.
SELECT count(*) AS mentions
FROM (
    SELECT FROM news.mention WHERE named_entity_id = ANY(%(members)s::uuid []) LIMIT %(most)s
) AS counted
