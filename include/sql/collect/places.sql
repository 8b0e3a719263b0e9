-- The domains and origins of what is about to be written, in the order of their names.
INSERT INTO ops.domain (domain)
SELECT DISTINCT t.domain
FROM unnest(%(domains)s::text []) AS t (domain)
ORDER BY t.domain
ON CONFLICT DO NOTHING;

INSERT INTO ops.host (origin, domain)
SELECT DISTINCT ON (t.origin) t.origin, t.domain
FROM unnest(%(origins)s::text [], %(domains)s::text []) AS t (origin, domain)
ORDER BY t.origin
ON CONFLICT DO NOTHING
