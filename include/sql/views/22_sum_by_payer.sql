CREATE VIEW mart.sum_by_payer AS
SELECT
    payer_entity_id,
    payer,
    currency,
    per,
    count(*) AS statements,
    count(DISTINCT article_id) AS articles,
    sum(value) AS total,
    sum(value) FILTER (WHERE is_first) AS distinct_total,
    count(*) FILTER (WHERE value_to IS NOT NULL OR modifier IS NOT NULL) AS rough_statements,
    array_agg(DISTINCT payer_cue ORDER BY payer_cue) AS cues,
    min(day) AS first_day,
    max(day) AS last_day
FROM (
    SELECT
        m.*,
        row_number() OVER (
            -- The name is named so that who asks for it does not wait for all payers.
            PARTITION BY m.payer_entity_id, m.payer, m.currency, m.per, m.value, m.value_to
            ORDER BY m.day, m.article_id, m.start_char
        ) = 1 AS is_first
    FROM mart.amount AS m
    WHERE m.payer_entity_id IS NOT NULL AND m.currency IS NOT NULL AND m.value IS NOT NULL
) AS paid
GROUP BY payer_entity_id, payer, currency, per;

COMMENT ON VIEW mart.sum_by_payer IS 'One row a payer, currency and unit of time or thing: what articles say that it pays or promises. Only sums whose sentence names the payer beyond doubt, each conversion left out; many sums are not here.';
COMMENT ON COLUMN mart.sum_by_payer.payer_entity_id IS 'Who pays.';
COMMENT ON COLUMN mart.sum_by_payer.payer IS 'The payer''s canonical name.';
COMMENT ON COLUMN mart.sum_by_payer.currency IS 'ISO 4217 code; sums in different currencies are not added.';
COMMENT ON COLUMN mart.sum_by_payer.per IS 'What the sums are paid per: year, person, ...; null for sums paid once.';
COMMENT ON COLUMN mart.sum_by_payer.statements IS 'Sentences that state such a sum.';
COMMENT ON COLUMN mart.sum_by_payer.articles IS 'Articles that hold one.';
COMMENT ON COLUMN mart.sum_by_payer.total IS 'All of them added; a sum that five articles report is in it five times.';
COMMENT ON COLUMN mart.sum_by_payer.distinct_total IS 'Each value added once, however many articles report it: too low where a payer pays the same sum twice.';
COMMENT ON COLUMN mart.sum_by_payer.rough_statements IS 'How many of the statements are rough ("more than") or a range, which counts with its lower end.';
COMMENT ON COLUMN mart.sum_by_payer.cues IS 'The words of paying: leave out rows with "has pledged" where only payments count.';
COMMENT ON COLUMN mart.sum_by_payer.first_day IS 'First day of publication; null where all are undated.';
COMMENT ON COLUMN mart.sum_by_payer.last_day IS 'Last day of publication; null where all are undated.';
