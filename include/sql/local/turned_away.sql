-- What a run rejected, with the evidence.
SELECT i.source, i.address, i.reason, coalesce(r.evidence, '') AS evidence
FROM ops.run_item AS i
LEFT JOIN ops.rejection AS r ON i.item_key = r.item_key AND i.reason = r.reason
WHERE i.run_id = %(run_id)s AND i.outcome = 'rejected'
ORDER BY i.source, i.address
LIMIT %(most)s
