-- What the filters of the inbox can be set to, in one state.
SELECT 'reason' AS facet, reason AS value, count(*) AS rejections
FROM ops.rejection
WHERE state = %(state)s
GROUP BY reason
UNION ALL
(
    SELECT 'source', source, count(*)
    FROM ops.rejection
    WHERE state = %(state)s
    GROUP BY source
    ORDER BY count(*) DESC
    LIMIT 200
)
ORDER BY facet, rejections DESC, value
