INSERT INTO raw.document_opt_out (document_key, opt_out)
SELECT %(document_key)s, t.opt_out
FROM unnest(%(opt_outs)s::text []) AS t (opt_out)
ON CONFLICT DO NOTHING
