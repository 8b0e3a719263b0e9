-- Sources that a YAML file states, in `source_stated`, and the folders that the run saw.
INSERT INTO news.source AS s (source_id, name, homepage, language, timezone, licence, rules_version)
SELECT source_id, name, homepage, language, timezone, licence, rules_version
FROM source_stated
ORDER BY source_id
ON CONFLICT (source_id) DO UPDATE
SET
    name = excluded.name,
    homepage = excluded.homepage,
    language = excluded.language,
    timezone = excluded.timezone,
    licence = excluded.licence,
    rules_version = excluded.rules_version
WHERE (s.name, s.homepage, s.language, s.timezone, s.licence, s.rules_version)
    IS DISTINCT FROM (
        excluded.name, excluded.homepage, excluded.language, excluded.timezone, excluded.licence,
        excluded.rules_version
    );

INSERT INTO news.source (source_id)
SELECT DISTINCT source
FROM ops.run_item
WHERE run_id = %(run_id)s
UNION
SELECT source_id
FROM batch_document
ORDER BY 1
ON CONFLICT (source_id) DO NOTHING
