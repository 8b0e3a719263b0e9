-- The facts of new wordings, and in place of the old ones those of refreshed wordings. Facts that an
-- expectation refused stay in the stage.

-- Who judges meanwhile waits: his judgement would not see these facts, nor they the judgement.
SELECT pg_advisory_xact_lock(hashtext('wirehouse judgement'));

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

-- Its candidates and what was judged of it go with a mention; 06_judgements lays the latter anew.
DELETE FROM news.mention
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.quotation
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.amount
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.date_mention
WHERE revision_id IN (SELECT revision_id FROM batch_wording WHERE is_refreshed);

DELETE FROM news.place_mention
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
    revision_id, start_char, end_char, surface, kind, entity_id, named_entity_id, link_method, link_score,
    flag
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.kind, s.entity_id, s.entity_id, s.link_method,
    s.link_score, s.flag
FROM batch_wording AS w
INNER JOIN stage.mention AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
WHERE NOT s.is_rejected;

INSERT INTO news.mention_candidate (revision_id, start_char, end_char, rank, entity_id)
SELECT w.revision_id, s.start_char, s.end_char, s.rank, s.entity_id
FROM batch_wording AS w
INNER JOIN stage.mention_candidate AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
INNER JOIN stage.mention AS m
    ON (s.run_id, s.document_key, s.start_char, s.end_char)
    = (m.run_id, m.document_key, m.start_char, m.end_char)
WHERE NOT m.is_rejected;

INSERT INTO news.quotation (
    revision_id, start_char, end_char, text, kind, speaker_entity_id, named_speaker_id,
    speaker_start_char, speaker_end_char, cue, paragraph_start_char, paragraph_end_char
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.text, s.kind, s.speaker_entity_id, s.speaker_entity_id,
    s.speaker_start_char, s.speaker_end_char, s.cue, news.paragraph_start(r.body, s.start_char),
    news.paragraph_end(r.body, greatest(s.start_char, s.end_char - 1))
FROM batch_wording AS w
INNER JOIN news.article_revision AS r ON w.revision_id = r.revision_id
INNER JOIN stage.quotation AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
WHERE NOT s.is_rejected;

INSERT INTO news.amount (
    revision_id, start_char, end_char, surface, currency, value, value_to, modifier, per,
    equivalent_of_start_char, kind, unit, fate
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.currency, s.value, s.value_to, s.modifier, s.per,
    -- A sum whose original was refused stands for itself: it is counted once all the same.
    CASE WHEN EXISTS (
        SELECT FROM stage.amount AS original
        WHERE original.run_id = s.run_id
            AND original.document_key = s.document_key
            AND original.start_char = s.equivalent_of_start_char
            AND NOT original.is_rejected
    ) THEN s.equivalent_of_start_char END,
    s.kind, s.unit, s.fate
FROM batch_wording AS w
INNER JOIN stage.amount AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
WHERE NOT s.is_rejected;

INSERT INTO news.date_mention (
    revision_id, start_char, end_char, surface, precision, first_day, last_day, is_relative
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.precision, s.first_day, s.last_day, s.is_relative
FROM batch_wording AS w
INNER JOIN stage.date_mention AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
WHERE NOT s.is_rejected;

INSERT INTO news.place_mention (
    revision_id, start_char, end_char, surface, name, latitude, longitude, country, geonames
)
SELECT
    w.revision_id, s.start_char, s.end_char, s.surface, s.name, s.latitude, s.longitude, s.country,
    s.geonames
FROM batch_wording AS w
INNER JOIN stage.place_mention AS s ON w.run_id = s.run_id AND w.document_key = s.document_key
WHERE NOT s.is_rejected
