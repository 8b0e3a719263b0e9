-- Fills a warehouse with %(articles)s articles and what belongs to them, made on the server. Constraints that
-- look elsewhere are off meanwhile: all keys are made from the same numbers.
SET session_replication_role = replica;
SET maintenance_work_mem = '512MB';
SET synchronous_commit = off;
SELECT setseed(0.5);

CREATE TEMP TABLE vocabulary AS
SELECT n, translate(md5('word' || n), '0123456789', 'aeioulnrst') AS long
FROM generate_series(1, 8000) AS n;

-- Sentences of 14 words, the low numbers of the vocabulary far oftener than the high ones.
CREATE TEMP TABLE sentences AS
SELECT
    s.n,
    initcap(string_agg(
        CASE WHEN w.k %% 5 = 0 THEN (ARRAY['ferry', 'harbour', 'council', 'bridge', 'storm', 'minister', 'school'])[1 + s.n %% 7]
        ELSE left(v.long, 4 + v.n %% 6) END, ' ' ORDER BY w.k
    )) || '.' AS sentence
FROM generate_series(0, 5999) AS s (n)
CROSS JOIN generate_series(1, 14) AS w (k)
INNER JOIN vocabulary AS v
    ON v.n = 1 + floor(8000 * power(abs(hashint4(s.n * 31 + w.k)) / 2147483647.0, 3))::integer %% 8000
GROUP BY s.n;

-- 20,000 bodies of seven sentences each.
CREATE TEMP TABLE bodies AS
SELECT
    b.n AS number,
    max(left(s.sentence, 80)) AS headline,
    string_agg(s.sentence, CASE WHEN k %% 2 = 0 THEN E'\n\n' ELSE ' ' END ORDER BY k) AS body
FROM generate_series(0, 19999) AS b (n)
CROSS JOIN generate_series(1, 7) AS p (k)
INNER JOIN sentences AS s ON s.n = (b.n * (k * 6 + 1) + k * 17) %% 6000
GROUP BY b.n;
ANALYZE bodies;

INSERT INTO news.source (source_id, name, language)
SELECT 'source-' || n, 'The Source ' || n, 'en' FROM generate_series(0, 199) AS n ON CONFLICT DO NOTHING;

INSERT INTO news.entity (entity_id, name, kind, status, wikidata)
SELECT
    md5('entity' || n)::uuid,
    initcap(left(translate(md5('first' || n), '0123456789', 'aeioulnrst'), 6)) || ' '
    || initcap(left(translate(md5('last' || n), '0123456789', 'aeioulnrst'), 8)),
    (ARRAY['person', 'organisation', 'place'])[1 + n %% 3],
    CASE WHEN n %% 6 = 0 THEN 'registry' ELSE 'provisional' END,
    CASE WHEN n %% 6 = 0 THEN 'Q' || (n + 1) END
FROM generate_series(0, %(entities)s - 1) AS n;
INSERT INTO news.entity_resolution (entity_id, canonical_id)
SELECT entity_id, entity_id FROM news.entity ON CONFLICT DO NOTHING;
INSERT INTO news.entity_alias (entity_id, alias, origin) SELECT entity_id, name, 'observed' FROM news.entity;

-- 400 runs, the last of which is the newest.
INSERT INTO ops.run (run_id, job, owner, state, started_at, collected_at, finished_at)
SELECT
    'run_' || n, CASE WHEN n %% 9 = 0 THEN 'news_replay' ELSE 'news_daily' END, 'airflow', 'published',
    now() - (400 - n) * interval '6 hours', now() - (400 - n) * interval '6 hours' + interval '5 min',
    now() - (400 - n) * interval '6 hours' + interval '20 min'
FROM generate_series(1, 400) AS n;
INSERT INTO ops.step (run_id, step, chunk, state, documents, started_at, finished_at)
SELECT r.run_id, s.step, 0, 'done', 2500, r.started_at, r.finished_at
FROM ops.run AS r CROSS JOIN (VALUES ('collect'), ('clean'), ('validate'), ('publish'), ('verify')) AS s (step);
INSERT INTO ops.check_result (run_id, suite, expectation, level, passed, evaluated, failed, checked_at)
SELECT r.run_id, 'staged_article', 'expectation ' || n, 'row', n %% 7 > 0, 2500, CASE WHEN n %% 7 = 0 THEN n ELSE 0 END, r.finished_at
FROM ops.run AS r CROSS JOIN generate_series(1, 60) AS n;

INSERT INTO raw.document (document_key, sha256, source, address, media_type, size_bytes, location, first_run, first_seen_at, last_seen_at)
SELECT
    md5('document' || n)::uuid, md5('a' || n) || md5('b' || n), 'source-' || n %% 200, 'https://source' || n %% 200 || '.example/' || n,
    'text/html', 20000, 'raw/' || n, 'run_' || 1 + n %% 400, now() - (400 - n %% 400) * interval '6 hours', now() - (400 - n %% 400) * interval '6 hours'
FROM generate_series(1, %(articles)s + %(rejections)s) AS n;

INSERT INTO news.article (article_id, source_id, address, current_revision_id, first_seen_at, last_seen_at)
SELECT
    md5('article' || n)::uuid, 'source-' || n %% 200, 'https://source' || n %% 200 || '.example/' || n,
    md5('revision' || n)::uuid, now() - (400 - n %% 400) * interval '6 hours', now() - (400 - n %% 400) * interval '6 hours'
FROM generate_series(1, %(articles)s) AS n;

INSERT INTO news.article_revision (
    revision_id, article_id, revision_number, cause, content_hash, kind, headline, standfirst, byline, authors, body,
    word_count, language, keywords, published_at, published_on, published_value, published_precision, published_basis,
    published_confidence, is_partial, document_key, run_id, clean_versions, enrich_versions, created_at, last_seen_at
)
SELECT
    md5('revision' || n)::uuid, md5('article' || n)::uuid, 1, 'first', md5('a' || n) || md5('b' || n), 'article',
    bodies.headline, left(bodies.body, 100), 'By Someone', ARRAY['Anna Whitlock'],
    bodies.body || CASE WHEN n %% 9973 = 0 THEN ' quokka' ELSE '' END,
    100, CASE WHEN n %% 10 = 0 THEN 'de' ELSE 'en' END, '{}', day, day::date, to_char(day, 'YYYY-MM-DD"T"HH24:MI'),
    'minute', 'metadata', 0.9, FALSE, md5('document' || n)::uuid, 'run_' || 1 + n %% 400, 'clean 3', 'enrich 3',
    now() - (400 - n %% 400) * interval '6 hours', now()
FROM (
    SELECT n, n %% 20000 AS b, date_trunc('minute', now() - (n %% 525600) * interval '2 min') AS day
    FROM generate_series(1, %(articles)s) AS n
) AS numbers
INNER JOIN bodies ON numbers.b = bodies.number;

-- Some are named in a twentieth of all mentions, most of them a few times.
INSERT INTO news.mention (revision_id, start_char, end_char, surface, kind, entity_id, named_entity_id, link_method, link_score, flag)
SELECT
    md5('revision' || 1 + n / 5)::uuid, 20 * (n %% 5), 20 * (n %% 5) + 9, 'Surface ' || e, (ARRAY['person', 'organisation', 'place'])[1 + e %% 3],
    md5('entity' || e)::uuid, md5('entity' || e)::uuid, 'alias', 0.9, CASE WHEN n %% 400 = 0 THEN (ARRAY['town', 'two of one name', 'odd spelling'])[1 + n / 400 %% 3] END
FROM (
    SELECT n, least(%(entities)s - 1, floor(%(entities)s * power(random(), 4))::integer) AS e
    FROM generate_series(0, %(articles)s * 5 - 1) AS n
) AS numbers;

INSERT INTO news.quotation (revision_id, start_char, end_char, text, kind, speaker_entity_id, named_speaker_id, cue)
SELECT md5('revision' || n)::uuid, 30, 90, 'words that someone said', 'direct', md5('entity' || e)::uuid, md5('entity' || e)::uuid, 'said'
FROM (
    SELECT n, least(%(entities)s - 1, floor(%(entities)s * power(random(), 4))::integer) AS e
    FROM generate_series(1, %(articles)s, 2) AS n
) AS numbers;

INSERT INTO ops.rejection (
    rejection_id, item_key, document_key, source, address, stage, reason, evidence, expectation, versions, state,
    first_run, last_run, first_seen_at, last_seen_at, closed_at
)
SELECT
    md5('rejection' || n)::uuid, md5('document' || %(articles)s + n)::uuid, md5('document' || %(articles)s + n)::uuid, 'source-' || n %% 200,
    'https://source' || n %% 200 || '.example/' || n, CASE WHEN n %% 5 = 0 THEN 'validate' ELSE 'clean' END,
    (ARRAY['no_headline', 'too_short', 'section_page', 'cookie_wall', 'paywall', 'no_text', 'bot_wall', 'error_page'])[1 + n %% 8],
    'line ' || n || ' of the page says “' || left(md5(n::text), 5 + n %% 9) || '”: variant ' || chr(65 + n / 800 %% 26),
    CASE WHEN n %% 5 = 0 THEN 'staged_article.expectation ' || n %% 60 END,
    'clean 3', CASE WHEN n %% 10 = 0 THEN 'fixed' ELSE 'open' END, 'run_' || 1 + n %% 400, 'run_400',
    now() - n %% 400 * interval '6 hours', now() - n %% 400 * interval '6 hours', CASE WHEN n %% 10 = 0 THEN now() END
FROM generate_series(1, %(rejections)s) AS n;

INSERT INTO ops.verdict (document_key, outcome, revision_id, rejection_id, run_id)
SELECT
    md5('document' || n)::uuid, CASE WHEN n <= %(articles)s THEN 'published' ELSE 'rejected' END,
    CASE WHEN n <= %(articles)s THEN md5('revision' || n)::uuid END,
    CASE WHEN n > %(articles)s THEN md5('rejection' || n - %(articles)s)::uuid END, 'run_' || 1 + n %% 400
FROM generate_series(1, %(articles)s + %(rejections)s) AS n;

INSERT INTO ops.run_item (run_id, item_key, source, address, document_key, outcome, reason)
SELECT
    'run_' || 1 + n %% 400, md5('document' || n)::uuid, 'source-' || n %% 200, 'https://source' || n %% 200 || '.example/' || n,
    md5('document' || n)::uuid, CASE WHEN n <= %(articles)s THEN 'published' ELSE 'rejected' END,
    CASE WHEN n > %(articles)s THEN 'no_headline' END
FROM generate_series(1, %(articles)s + %(rejections)s) AS n;
INSERT INTO ops.batch (run_id, collected, published, unchanged, rejected, skipped, new_articles, new_revisions, mentions, quotations, amounts, published_at)
SELECT r.run_id, 2750, 2500, 0, 250, 0, 2500, 2500, 12500, 1250, 0, r.finished_at FROM ops.run AS r;
INSERT INTO ops.run_source (run_id, source, day, published, unchanged, rejected, skipped, new_articles, with_date, with_author, words)
SELECT r.run_id, 'source-' || n, r.started_at::date, 12, 0, 1, 0, 12, CASE WHEN n = 7 AND r.started_at > now() - interval '2 days' THEN 1 ELSE 11 END, 9, 1200
FROM ops.run AS r CROSS JOIN generate_series(0, 199) AS n;
INSERT INTO ops.provisional_entity (entity_id, mentions, articles, sources, last_seen_at)
SELECT m.named_entity_id, count(*), count(DISTINCT m.revision_id), 20, now()
FROM news.mention AS m INNER JOIN news.entity AS e ON m.named_entity_id = e.entity_id
WHERE e.status = 'provisional' GROUP BY m.named_entity_id;
SET session_replication_role = origin;
