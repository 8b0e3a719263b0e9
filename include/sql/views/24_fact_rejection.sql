CREATE VIEW mart.fact_rejection AS
SELECT
    f.fact,
    f.reason,
    f.expectation,
    d.source AS source_id,
    f.state,
    count(*) AS rejections,
    count(DISTINCT f.document_key) AS documents,
    min(f.first_seen_at) AS oldest,
    max(f.last_seen_at) AS newest
FROM ops.fact_rejection AS f
INNER JOIN raw.document AS d ON f.document_key = d.document_key
GROUP BY f.fact, f.reason, f.expectation, d.source, f.state;

COMMENT ON VIEW mart.fact_rejection IS 'Single facts that were left out of articles, counted by kind, reason, expectation, source and state.';
COMMENT ON COLUMN mart.fact_rejection.fact IS 'mention, quotation, amount, date_mention or place_mention.';
COMMENT ON COLUMN mart.fact_rejection.reason IS 'A code of docs/reasons.md.';
COMMENT ON COLUMN mart.fact_rejection.expectation IS 'The expectation that failed, as suite and name.';
COMMENT ON COLUMN mart.fact_rejection.source_id IS 'Short name of the source.';
COMMENT ON COLUMN mart.fact_rejection.state IS 'open, or fixed where the document was published later and its facts hold.';
COMMENT ON COLUMN mart.fact_rejection.rejections IS 'Rejections: one a fact and expectation.';
COMMENT ON COLUMN mart.fact_rejection.documents IS 'Documents whose facts they are.';
COMMENT ON COLUMN mart.fact_rejection.oldest IS 'When the oldest of them was seen first.';
COMMENT ON COLUMN mart.fact_rejection.newest IS 'When one of them was seen last.';
