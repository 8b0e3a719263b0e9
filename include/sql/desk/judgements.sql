-- Everything that was judged, the newest first.
SELECT *
FROM mart.judgement
WHERE %(before)s::bigint IS NULL OR judgement_id < %(before)s
ORDER BY judgement_id DESC
LIMIT %(most)s
