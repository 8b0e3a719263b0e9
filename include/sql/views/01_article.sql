CREATE VIEW mart.article AS
SELECT
    a.article_id,
    a.current_revision_id AS revision_id,
    r.revision_number,
    a.source_id,
    coalesce(s.name, a.source_id) AS source,
    a.address,
    r.canonical_url,
    r.kind,
    r.headline,
    r.standfirst,
    r.byline,
    r.authors,
    r.body,
    r.word_count,
    r.language,
    r.section,
    r.keywords,
    r.publisher,
    r.syndicated_from,
    r.dateline_place,
    r.dateline_agency,
    r.published_on,
    r.published_at,
    r.published_value,
    r.published_precision,
    r.published_basis,
    r.published_confidence,
    r.published_value IS NULL AS is_undated,
    r.is_partial,
    (
        SELECT count(DISTINCT c.canonical_id)
        FROM news.mention AS m
        INNER JOIN news.entity_resolution AS c ON m.named_entity_id = c.entity_id
        WHERE m.revision_id = r.revision_id
    ) AS entities,
    (SELECT count(*) FROM news.mention AS m WHERE m.revision_id = r.revision_id) AS mentions,
    (SELECT count(*) FROM news.quotation AS q WHERE q.revision_id = r.revision_id) AS quotations,
    r.captured_at,
    a.first_seen_at,
    a.last_seen_at,
    a.withdrawn_at
FROM news.article AS a
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
INNER JOIN news.source AS s ON a.source_id = s.source_id;

COMMENT ON VIEW mart.article IS 'One row an article, in its current wording.';
COMMENT ON COLUMN mart.article.article_id IS 'Id of the article.';
COMMENT ON COLUMN mart.article.revision_id IS 'Id of the current wording.';
COMMENT ON COLUMN mart.article.revision_number IS 'Which wording it is, from 1; above 1, see mart.article_history.';
COMMENT ON COLUMN mart.article.source_id IS 'Short name of the source.';
COMMENT ON COLUMN mart.article.source IS 'Name of the source, or its short name where it has none.';
COMMENT ON COLUMN mart.article.address IS 'Canonical URL, or path under the landing folder.';
COMMENT ON COLUMN mart.article.canonical_url IS 'Its address on the web, where the page states a believable one.';
COMMENT ON COLUMN mart.article.kind IS 'article, live_blog, gallery or video.';
COMMENT ON COLUMN mart.article.headline IS 'Headline without the site''s name.';
COMMENT ON COLUMN mart.article.standfirst IS 'The summary under the headline.';
COMMENT ON COLUMN mart.article.byline IS 'The byline as printed.';
COMMENT ON COLUMN mart.article.authors IS 'People who wrote it; empty where the page names none.';
COMMENT ON COLUMN mart.article.body IS 'Paragraphs separated by blank lines.';
COMMENT ON COLUMN mart.article.word_count IS 'Words of the body, separated by white space.';
COMMENT ON COLUMN mart.article.language IS 'Language of the body, BCP 47; null where it is not certain.';
COMMENT ON COLUMN mart.article.section IS 'Section of the site, as printed.';
COMMENT ON COLUMN mart.article.keywords IS 'The publisher''s own tags.';
COMMENT ON COLUMN mart.article.publisher IS 'Who published it, as the page states it.';
COMMENT ON COLUMN mart.article.syndicated_from IS 'Where it was first published, as printed.';
COMMENT ON COLUMN mart.article.dateline_place IS 'Where the report was filed, as printed.';
COMMENT ON COLUMN mart.article.dateline_agency IS 'The agency that filed it, as printed in the dateline.';
COMMENT ON COLUMN mart.article.published_on IS 'Day of publication as printed; null where it is not known to the day.';
COMMENT ON COLUMN mart.article.published_at IS 'Instant of publication, where the time of day is known.';
COMMENT ON COLUMN mart.article.published_value IS 'Date of publication as read: ISO 8601 at its precision.';
COMMENT ON COLUMN mart.article.published_precision IS 'second, minute, day, month or year.';
COMMENT ON COLUMN mart.article.published_basis IS 'What the date was read from: metadata, header, url, feed, rule or story.';
COMMENT ON COLUMN mart.article.published_confidence IS 'How sure the date is, from 0 to 1.';
COMMENT ON COLUMN mart.article.is_undated IS 'Whether nothing states when it was published; such an article is kept and never given a guess.';
COMMENT ON COLUMN mart.article.is_partial IS 'Whether the page held only a part of the text.';
COMMENT ON COLUMN mart.article.entities IS 'Different entities that the body names.';
COMMENT ON COLUMN mart.article.mentions IS 'Names in the body, linked to an entity or not.';
COMMENT ON COLUMN mart.article.quotations IS 'Quotations in the body.';
COMMENT ON COLUMN mart.article.captured_at IS 'When the page was saved, or else collected.';
COMMENT ON COLUMN mart.article.first_seen_at IS 'When a run saw it first.';
COMMENT ON COLUMN mart.article.last_seen_at IS 'When a run saw it last.';
COMMENT ON COLUMN mart.article.withdrawn_at IS 'When a visit found that its publisher took it down; null while it is there, or where nobody looked.';
