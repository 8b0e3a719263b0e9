-- What people judged of names and mentions holds for these wordings too.
SELECT news.resolve_mentions(ARRAY(SELECT revision_id FROM batch_wording), '{}')
