SELECT
    (SELECT count(DISTINCT article_id) FROM batch_document WHERE is_new_article),
    (SELECT count(*) FROM batch_document WHERE is_new),
    (SELECT count(*) FROM news.mention WHERE revision_id IN (SELECT revision_id FROM batch_wording)),
    (SELECT count(*) FROM news.quotation WHERE revision_id IN (SELECT revision_id FROM batch_wording)),
    (SELECT count(*) FROM news.amount WHERE revision_id IN (SELECT revision_id FROM batch_wording)),
    (
        SELECT count(*)
        FROM (
            SELECT DISTINCT f.document_key, f.fact, f.start_char, f.end_char
            FROM ops.fact_rejection AS f
            INNER JOIN batch_document AS b ON f.document_key = b.document_key
            WHERE f.last_run = %(run_id)s AND f.state = 'open'
        ) AS left_out
    )
