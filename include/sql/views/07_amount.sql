CREATE VIEW mart.amount AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    m.surface,
    m.currency,
    m.value,
    m.value_to,
    m.modifier,
    m.per,
    e.entity_id AS payer_entity_id,
    e.name AS payer,
    m.payer_cue,
    m.start_char,
    m.end_char,
    a.address
FROM news.amount AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id
LEFT JOIN news.mention AS p
    ON m.revision_id = p.revision_id AND m.payer_start_char = p.start_char AND m.payer_end_char = p.end_char
LEFT JOIN news.entity_resolution AS c ON p.named_entity_id = c.entity_id
LEFT JOIN news.entity AS e ON c.canonical_id = e.entity_id
WHERE m.kind = 'money' AND m.equivalent_of_start_char IS NULL;

COMMENT ON VIEW mart.amount IS 'One row a sum of money of an article''s current wording. Conversions ("$5m (£4m)") are left out, so that sums may be added; they are in news.amount.';
COMMENT ON COLUMN mart.amount.article_id IS 'The article.';
COMMENT ON COLUMN mart.amount.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.amount.headline IS 'Its headline.';
COMMENT ON COLUMN mart.amount.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.amount.surface IS 'The sum as written.';
COMMENT ON COLUMN mart.amount.currency IS 'ISO 4217 code; null where the text leaves the currency open.';
COMMENT ON COLUMN mart.amount.value IS 'The sum in units of the currency; null where the text is vague.';
COMMENT ON COLUMN mart.amount.value_to IS 'Upper end, where the text gives a range.';
COMMENT ON COLUMN mart.amount.modifier IS 'more than, at least, about, almost, up to or less than.';
COMMENT ON COLUMN mart.amount.per IS 'What it is paid per: year, month, person, ...';
COMMENT ON COLUMN mart.amount.payer_entity_id IS 'Who pays it, where the sentence says so beyond doubt; mostly null.';
COMMENT ON COLUMN mart.amount.payer IS 'The payer''s canonical name.';
COMMENT ON COLUMN mart.amount.payer_cue IS 'The words of paying: "has pledged" is no payment yet.';
COMMENT ON COLUMN mart.amount.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN mart.amount.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.amount.address IS 'Canonical URL of the article, or path under the landing folder.';
