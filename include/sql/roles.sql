-- The four roles, made once for a server by someone who may create roles:
--   owner    owns the tables; only migrations connect as it
--   loader   the pipeline: reads and writes, may not drop, truncate or delete what is kept for ever
--   analyst  reads news and mart
--   desk     the operators' desk: reads, and calls the functions that file a request
-- Passwords are set by wirehouse.database.bootstrap, which quotes them.

DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['wirehouse_owner', 'wirehouse_loader', 'wirehouse_analyst', 'wirehouse_desk'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', role);
        END IF;
    END LOOP;
END
$$;

ALTER ROLE wirehouse_analyst SET default_transaction_read_only = on;
ALTER ROLE wirehouse_analyst SET statement_timeout = '5min';
ALTER ROLE wirehouse_analyst SET search_path = mart, news;

-- What calls a request function says so: SET TRANSACTION READ WRITE. A page that takes longer than this
-- has lost its reader.
ALTER ROLE wirehouse_desk SET default_transaction_read_only = on;
ALTER ROLE wirehouse_desk SET statement_timeout = '10s';
-- public holds the functions of pg_trgm.
ALTER ROLE wirehouse_desk SET search_path = mart, news, public;
