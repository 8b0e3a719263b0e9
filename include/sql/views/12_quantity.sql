CREATE VIEW mart.quantity AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    m.surface,
    m.kind,
    m.unit,
    m.fate,
    m.value,
    m.value_to,
    m.modifier,
    m.per,
    m.start_char,
    m.end_char,
    a.address
FROM news.amount AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
WHERE m.kind <> 'money' AND m.equivalent_of_start_char IS NULL;

COMMENT ON VIEW mart.quantity IS 'One row a percentage, quantity, count or number of casualties of an article''s current wording; conversions ("5 km (3 miles)") are left out.';
COMMENT ON COLUMN mart.quantity.article_id IS 'The article.';
COMMENT ON COLUMN mart.quantity.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.quantity.headline IS 'Its headline.';
COMMENT ON COLUMN mart.quantity.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.quantity.surface IS 'The amount as written.';
COMMENT ON COLUMN mart.quantity.kind IS 'percentage, quantity, count or casualties.';
COMMENT ON COLUMN mart.quantity.unit IS 'What it is measured in or counts, in the singular: percent, kilometre, soldier, ...';
COMMENT ON COLUMN mart.quantity.fate IS 'What has become of those counted: killed, injured, missing, ...; null where the text does not say.';
COMMENT ON COLUMN mart.quantity.value IS 'The number; null where the text is vague.';
COMMENT ON COLUMN mart.quantity.value_to IS 'Upper end, where the text gives a range.';
COMMENT ON COLUMN mart.quantity.modifier IS 'more than, at least, about, almost, up to or less than.';
COMMENT ON COLUMN mart.quantity.per IS 'What it is per: day, year, person, ...';
COMMENT ON COLUMN mart.quantity.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN mart.quantity.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.quantity.address IS 'Canonical URL of the article, or path under the landing folder.';
