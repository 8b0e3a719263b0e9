CREATE VIEW mart.rejection_by_reason AS
SELECT
    reason,
    stage,
    source,
    state,
    count(*) AS rejections,
    min(first_seen_at) AS oldest,
    max(last_seen_at) AS newest
FROM ops.rejection
GROUP BY reason, stage, source, state;

COMMENT ON VIEW mart.rejection_by_reason IS 'What was turned away, counted by reason, stage, source and state.';
COMMENT ON COLUMN mart.rejection_by_reason.reason IS 'A code of docs/reasons.md.';
COMMENT ON COLUMN mart.rejection_by_reason.stage IS 'collect, clean, enrich or validate.';
COMMENT ON COLUMN mart.rejection_by_reason.source IS 'Short name of the source.';
COMMENT ON COLUMN mart.rejection_by_reason.state IS 'open, fixed, waived or superseded.';
COMMENT ON COLUMN mart.rejection_by_reason.rejections IS 'Rejections: one a document and reason.';
COMMENT ON COLUMN mart.rejection_by_reason.oldest IS 'When the oldest of them was seen first.';
COMMENT ON COLUMN mart.rejection_by_reason.newest IS 'When one of them was seen last.';
