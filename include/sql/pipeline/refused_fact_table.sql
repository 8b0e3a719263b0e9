-- Facts that are left out in this transaction, one row a fact and expectation.
CREATE TEMP TABLE IF NOT EXISTS refused_fact (
    document_key uuid NOT NULL,
    fact text NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    expectation text NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    versions text NOT NULL
) ON COMMIT DROP
