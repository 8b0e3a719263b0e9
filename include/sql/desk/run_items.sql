-- A page of what a run collected: of one outcome or all, in the order of their keys.
SELECT i.item_key, i.source, i.address, i.document_key, coalesce(i.outcome, 'undecided') AS outcome, i.reason
FROM ops.run_item AS i
WHERE i.run_id = %(run_id)s
    AND (%(outcome)s::text IS NULL OR i.outcome IS NOT DISTINCT FROM nullif(%(outcome)s, 'undecided'))
    AND (%(reason)s::text IS NULL OR i.reason = %(reason)s)
    AND (%(after)s::uuid IS NULL OR i.item_key > %(after)s)
ORDER BY i.item_key
LIMIT %(most)s
