-- Why a run skipped what it skipped.
SELECT reason, count(*) AS things
FROM ops.run_item
WHERE run_id = %(run_id)s AND outcome = 'skipped'
GROUP BY reason
ORDER BY things DESC, reason
