-- The sources of which the run has published pages.
SELECT DISTINCT t.source
FROM stage.page_trace AS t
INNER JOIN ops.run_item AS i ON t.run_id = i.run_id AND t.document_key = i.item_key
WHERE t.run_id = %(run_id)s AND i.outcome IN ('published', 'unchanged')
ORDER BY t.source
