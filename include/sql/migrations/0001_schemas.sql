-- The rooms of the warehouse and who may enter them.
-- The roles themselves are made once for a server, by include/sql/roles.sql.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA raw;
CREATE SCHEMA stage;
CREATE SCHEMA news;
CREATE SCHEMA mart;
CREATE SCHEMA ops;

COMMENT ON SCHEMA raw IS 'Documents as they came, append-only.';
COMMENT ON SCHEMA stage IS 'Batches between clean and publish: unlogged, keyed by run.';
COMMENT ON SCHEMA news IS 'Published articles, entities and facts, for analysts.';
COMMENT ON SCHEMA mart IS 'Views that answer analysts'' questions at once.';
COMMENT ON SCHEMA ops IS 'What became of every document: runs, work, rejections, check results.';

GRANT USAGE ON SCHEMA raw, stage, news, mart, ops TO wirehouse_loader;
GRANT USAGE ON SCHEMA news, mart TO wirehouse_analyst;

ALTER DEFAULT PRIVILEGES IN SCHEMA news, mart GRANT SELECT ON TABLES TO wirehouse_analyst;
ALTER DEFAULT PRIVILEGES IN SCHEMA raw, ops, news GRANT SELECT, INSERT, UPDATE ON TABLES TO wirehouse_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA stage GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wirehouse_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA mart GRANT SELECT ON TABLES TO wirehouse_loader;
