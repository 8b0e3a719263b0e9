-- How each document was read when it was last judged, for those who ask why.

CREATE TABLE ops.explanation (
    document_key uuid PRIMARY KEY REFERENCES raw.document,
    run_id text NOT NULL REFERENCES ops.run,
    explained_at timestamptz NOT NULL DEFAULT now(),
    versions text NOT NULL,
    stage text CHECK (stage IN ('clean', 'enrich')),
    reason text,
    evidence text,
    charset text NOT NULL,
    charset_basis text NOT NULL,
    facts jsonb NOT NULL,
    blocks jsonb NOT NULL,
    blocks_left_out integer NOT NULL DEFAULT 0 CHECK (blocks_left_out >= 0),
    cut_at integer CHECK (cut_at > 0),
    dates jsonb NOT NULL,
    repairs jsonb NOT NULL,
    CHECK ((stage IS NULL) = (reason IS NULL)),
    CHECK ((stage IS NULL) = (evidence IS NULL))
);

CREATE INDEX explanation_explained_idx ON ops.explanation (explained_at);

COMMENT ON TABLE ops.explanation IS 'How a document was read: one row a document, of its newest judgement. Kept for keep_explanations_days.';
COMMENT ON COLUMN ops.explanation.document_key IS 'The document.';
COMMENT ON COLUMN ops.explanation.run_id IS 'The run that judged it.';
COMMENT ON COLUMN ops.explanation.explained_at IS 'When it was judged.';
COMMENT ON COLUMN ops.explanation.versions IS 'What read it: cleaner, rules, profile.';
COMMENT ON COLUMN ops.explanation.stage IS 'Where it was turned away: clean or enrich; null where it was staged. A suite may refuse it later.';
COMMENT ON COLUMN ops.explanation.reason IS 'Why it was turned away: a code of docs/reasons.md.';
COMMENT ON COLUMN ops.explanation.evidence IS 'What was found, where, and what to do.';
COMMENT ON COLUMN ops.explanation.charset IS 'The character set that it was read in; empty where it was not read.';
COMMENT ON COLUMN ops.explanation.charset_basis IS 'How the character set was known.';
COMMENT ON COLUMN ops.explanation.facts IS 'What the article states of itself, by the keys of `wirehouse clean --json`, without its text; {} where it is none.';
COMMENT ON COLUMN ops.explanation.blocks IS 'Its blocks in order, each [line, element, label, reason, confidence, text].';
COMMENT ON COLUMN ops.explanation.blocks_left_out IS 'Blocks of a huge page that are not kept: the last of those that are no body.';
COMMENT ON COLUMN ops.explanation.cut_at IS 'Characters after which the texts of blocks are cut; null where none is.';
COMMENT ON COLUMN ops.explanation.dates IS 'The dates it offers, each [value, precision, basis, confidence, evidence, line, verdict].';
COMMENT ON COLUMN ops.explanation.repairs IS 'What was mended in its text, each [kind, line, before, after, times].';

GRANT DELETE ON ops.explanation TO wirehouse_loader;
