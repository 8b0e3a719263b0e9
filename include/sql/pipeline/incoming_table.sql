-- What collect yields, as it comes. `copy_key` is the item's key should the run have met it before. It
-- stays with the connection: a collector has a transaction for every page, and making a table is half of
-- its work.
CREATE TEMP TABLE IF NOT EXISTS incoming (
    ordinal bigint NOT NULL,
    what text NOT NULL,
    item_key uuid NOT NULL,
    copy_key uuid NOT NULL,
    source text NOT NULL,
    address text NOT NULL,
    document_key uuid,
    sha256 text,
    media_type text,
    charset text,
    size_bytes bigint,
    location text,
    captured_at timestamptz,
    modified_at timestamptz,
    rejection_id uuid,
    reason text,
    evidence text,
    versions text,
    is_copy boolean NOT NULL DEFAULT FALSE,
    decision text
);

-- Not ON COMMIT DELETE ROWS, which gives files back to the system at every commit.
DELETE FROM incoming
