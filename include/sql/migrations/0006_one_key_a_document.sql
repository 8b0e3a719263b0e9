-- The key is made of these three columns, so a second unique index adds nothing, and it breaks the
-- upsert: ON CONFLICT arbitrates on the key alone, so two runs that meet the same page at the same
-- moment fail on this index instead of waiting for each other.
ALTER TABLE raw.document DROP CONSTRAINT document_source_address_sha256_key;
