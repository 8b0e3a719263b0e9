CREATE TABLE raw.document (
    document_key uuid PRIMARY KEY,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    source text NOT NULL,
    address text NOT NULL,
    media_type text NOT NULL,
    charset text,
    size_bytes bigint NOT NULL CHECK (size_bytes > 0),
    location text NOT NULL,
    captured_at timestamptz,
    modified_at timestamptz,
    first_run text NOT NULL,
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (source, address, sha256)
);

CREATE INDEX document_sha256_idx ON raw.document (sha256);
CREATE INDEX document_address_idx ON raw.document (address);

COMMENT ON TABLE raw.document IS 'One row for each content that was seen at an address; the bytes lie in the raw store.';
COMMENT ON COLUMN raw.document.document_key IS 'Id of these bytes at this address (UUID version 5 of sha256, source and address).';
COMMENT ON COLUMN raw.document.sha256 IS 'SHA-256 of the bytes, in hexadecimal: their name in the raw store.';
COMMENT ON COLUMN raw.document.source IS 'The source''s id: its folder''s name, or loose.';
COMMENT ON COLUMN raw.document.address IS 'Canonical URL, or path under the landing folder.';
COMMENT ON COLUMN raw.document.media_type IS 'text/html or text/plain, told by the first bytes and the suffix.';
COMMENT ON COLUMN raw.document.charset IS 'Character set as declared by the container or transport, null where none was.';
COMMENT ON COLUMN raw.document.size_bytes IS 'Size in bytes, as expanded.';
COMMENT ON COLUMN raw.document.location IS 'Where the bytes lie in the raw store.';
COMMENT ON COLUMN raw.document.captured_at IS 'When the page was saved, where its container states it.';
COMMENT ON COLUMN raw.document.modified_at IS 'The file''s own time; it proves nothing about the article.';
COMMENT ON COLUMN raw.document.first_run IS 'The run that saw it first.';
COMMENT ON COLUMN raw.document.first_seen_at IS 'When a run saw it first.';
COMMENT ON COLUMN raw.document.last_seen_at IS 'When a run saw it last.';
