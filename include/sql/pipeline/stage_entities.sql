-- The chunks of a run name the same entities: in the order of their ids, they never wait in a circle.
INSERT INTO stage.entity
SELECT * FROM named_entity
ORDER BY entity_id
ON CONFLICT (run_id, entity_id) DO NOTHING
