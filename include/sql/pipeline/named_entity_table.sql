CREATE TEMP TABLE named_entity (LIKE stage.entity) ON COMMIT DROP
