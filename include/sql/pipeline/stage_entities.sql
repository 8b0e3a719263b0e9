-- The chunks of a run name the same entities: in the order of their ids, they never wait in a circle.
INSERT INTO stage.entity (
    run_id, entity_id, name, kind, status, wikidata, iso_code, country, latitude, longitude, geonames
)
SELECT
    run_id, entity_id, name, kind, status, wikidata, iso_code, country, latitude, longitude, geonames
FROM named_entity
ORDER BY entity_id
ON CONFLICT (run_id, entity_id) DO NOTHING
