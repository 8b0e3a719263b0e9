-- The facts of new wordings, and in place of the old ones those of refreshed wordings.
CREATE TEMP TABLE batch_wording ON COMMIT DROP AS
SELECT run_id, document_key, revision_id, is_refreshed
FROM batch_document
WHERE is_new OR is_refreshed;

CREATE UNIQUE INDEX ON batch_wording (document_key);
ANALYZE batch_wording;

DELETE FROM news.date_candidate
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.live_post
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.mention
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.quotation
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.amount
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.date_mention
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

INSERT INTO news.date_candidate (
    revision_id, candidate_number, value, precision, basis, confidence, evidence, line, verdict
)
SELECT
    w.revision_id, s.candidate_number, s.value, s.precision, s.basis, s.confidence, s.evidence, s.line,
    s.verdict
FROM batch_wording AS w
INNER JOIN stage.date_candidate AS s ON w.run_id = s.run_id AND w.document_key = s.document_key;

INSERT INTO news.live_post (
    revision_id, post_number, start_char, end_char, headline, posted_at, posted_value, posted_precision
)
SELECT
    w.revision_id, s.post_number, s.start_char, s.end_char, s.headline, s.posted_at, s.posted_value,
    s.posted_precision
FROM batch_wording AS w
INNER JOIN stage.live_post AS s ON w.run_id = s.run_id AND w.document_key = s.document_key;

INSERT INTO news.mention (
    revision_id, start_char, end_char, surface, kind, entity_id, link_method, link_score, flag
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.kind, s.entity_id, s.link_method, s.link_score,
    s.flag
FROM batch_wording AS w
INNER JOIN stage.mention AS s ON w.run_id = s.run_id AND w.document_key = s.document_key;

INSERT INTO news.quotation (
    revision_id, start_char, end_char, text, kind, speaker_entity_id, speaker_start_char,
    speaker_end_char, cue
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.text, s.kind, s.speaker_entity_id, s.speaker_start_char,
    s.speaker_end_char, s.cue
FROM batch_wording AS w
INNER JOIN stage.quotation AS s ON w.run_id = s.run_id AND w.document_key = s.document_key;

INSERT INTO news.amount (
    revision_id, start_char, end_char, surface, currency, value, value_to, modifier, per,
    equivalent_of_start_char, kind, unit, fate
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.currency, s.value, s.value_to, s.modifier, s.per,
    s.equivalent_of_start_char, s.kind, s.unit, s.fate
FROM batch_wording AS w
INNER JOIN stage.amount AS s ON w.run_id = s.run_id AND w.document_key = s.document_key;

INSERT INTO news.date_mention (
    revision_id, start_char, end_char, surface, precision, first_day, last_day, is_relative
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.precision, s.first_day, s.last_day, s.is_relative
FROM batch_wording AS w
INNER JOIN stage.date_mention AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
