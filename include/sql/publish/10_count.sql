SELECT
    (SELECT count(DISTINCT article_id) FROM batch_document WHERE is_new_article),
    (SELECT count(*) FROM batch_document WHERE is_new),
    (SELECT count(*) FROM news.mention WHERE revision_id IN (SELECT revision_id FROM batch_wording)),
    (SELECT count(*) FROM news.quotation WHERE revision_id IN (SELECT revision_id FROM batch_wording)),
    (SELECT count(*) FROM news.amount WHERE revision_id IN (SELECT revision_id FROM batch_wording))
