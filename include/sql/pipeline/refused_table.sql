-- Documents that are turned away in this transaction, one row a document and reason. It stays with the
-- connection: a collector has a transaction for every page, and making a table is half of its work.
CREATE TEMP TABLE IF NOT EXISTS refused (
    rejection_id uuid NOT NULL,
    item_key uuid NOT NULL,
    document_key uuid,
    source text NOT NULL,
    address text NOT NULL,
    stage text NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    expectation text,
    versions text NOT NULL
);

-- Not ON COMMIT DELETE ROWS, which gives files back to the system at every commit.
DELETE FROM refused
