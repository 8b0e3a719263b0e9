-- Documents that are turned away in this transaction, one row a document and reason.
CREATE TEMP TABLE refused (
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
) ON COMMIT DROP
