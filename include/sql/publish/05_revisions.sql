INSERT INTO news.article_revision (
    revision_id, article_id, revision_number, cause, content_hash, kind, headline, standfirst, byline,
    authors, body, word_count, language, section, keywords, publisher, canonical_url, syndicated_from,
    dateline_place, dateline_agency, published_at, published_on, published_value, published_precision,
    published_basis, published_confidence, modified_value, saved_value, is_partial, posts_newest_first,
    captured_at, document_key, run_id, clean_versions, enrich_versions, last_seen_at
)
SELECT
    b.revision_id,
    b.article_id,
    coalesce(known.last_number, 0) + row_number() OVER of_article,
    CASE
        WHEN coalesce(known.last_number, 0) + row_number() OVER of_article = 1 THEN 'first'
        WHEN b.was_published THEN 'recleaned'
        ELSE 'edited'
    END,
    b.content_hash,
    b.kind,
    b.headline,
    b.standfirst,
    b.byline,
    b.authors,
    b.body,
    b.word_count,
    b.language,
    b.section,
    b.keywords,
    b.publisher,
    b.canonical_url,
    b.syndicated_from,
    b.dateline_place,
    b.dateline_agency,
    b.published_at,
    b.published_on,
    b.published_value,
    b.published_precision,
    b.published_basis,
    b.published_confidence,
    b.modified_value,
    b.saved_value,
    b.is_partial,
    b.posts_newest_first,
    b.captured_at,
    b.document_key,
    b.run_id,
    b.clean_versions,
    b.enrich_versions,
    now()
FROM batch_document AS b
LEFT JOIN (
    SELECT article_id, max(revision_number) AS last_number
    FROM news.article_revision
    WHERE article_id IN (SELECT article_id FROM batch_document)
    GROUP BY article_id
) AS known ON b.article_id = known.article_id
WHERE b.is_new
WINDOW of_article AS (PARTITION BY b.article_id ORDER BY b.position);

-- Equal content may lie over other white space, and the spans of new facts count that of the document
-- they were found in: facts and text are replaced together.
UPDATE news.article_revision AS r
SET
    kind = b.kind,
    headline = b.headline,
    standfirst = b.standfirst,
    byline = b.byline,
    authors = b.authors,
    body = b.body,
    word_count = b.word_count,
    language = b.language,
    section = b.section,
    keywords = b.keywords,
    publisher = b.publisher,
    canonical_url = b.canonical_url,
    syndicated_from = b.syndicated_from,
    dateline_place = b.dateline_place,
    dateline_agency = b.dateline_agency,
    published_at = b.published_at,
    published_on = b.published_on,
    published_value = b.published_value,
    published_precision = b.published_precision,
    published_basis = b.published_basis,
    published_confidence = b.published_confidence,
    modified_value = b.modified_value,
    saved_value = b.saved_value,
    is_partial = b.is_partial,
    posts_newest_first = b.posts_newest_first,
    clean_versions = b.clean_versions,
    enrich_versions = b.enrich_versions
FROM batch_document AS b
WHERE b.is_refreshed AND r.revision_id = b.revision_id;

UPDATE news.article_revision AS r
SET last_seen_at = now(), captured_at = greatest(r.captured_at, b.captured_at)
FROM (
    SELECT revision_id, max(captured_at) AS captured_at
    FROM batch_document
    GROUP BY revision_id
) AS b
WHERE r.revision_id = b.revision_id
