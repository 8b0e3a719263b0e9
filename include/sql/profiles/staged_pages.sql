-- What the pages left behind that the run has published of a source.
SELECT t.article_id, t.document_key, t.seen_at, t.lines, t.body_lines, t.day_first, t.month_first
FROM stage.page_trace AS t
INNER JOIN ops.run_item AS i ON t.run_id = i.run_id AND t.document_key = i.item_key
WHERE t.run_id = %(run_id)s AND t.source = %(source)s AND i.outcome IN ('published', 'unchanged')
