SELECT
    v.entity_id, v.entity, v.kind, v.status, v.wikidata, v.iso_code, v.country, v.latitude, v.longitude,
    v.geonames, v.other_names, v.first_seen_at::date AS first_seen
FROM mart.entity AS v
WHERE v.entity_id = %(entity_id)s
