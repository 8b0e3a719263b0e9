-- By which sources' rules, at which stages, documents of `incoming` were turned away before.
SELECT DISTINCT r.source, r.stage
FROM incoming AS i
INNER JOIN ops.verdict AS v USING (document_key)
INNER JOIN ops.rejection AS r ON v.rejection_id = r.rejection_id
