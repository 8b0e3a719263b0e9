SELECT entity_id, other_names
FROM mart.entity
WHERE entity_id = ANY(%(entity_ids)s)
