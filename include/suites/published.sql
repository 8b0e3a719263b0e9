SELECT
    run.run_id,
    revision.revision_id,
    CASE WHEN revision.revision_id IS NOT NULL AND article.article_id IS NULL THEN revision.article_id END
        AS lost_article,
    CASE WHEN revision.revision_id IS NOT NULL AND current.article_id IS DISTINCT FROM revision.article_id
        THEN coalesce(article.current_revision_id::text, 'none') END AS foreign_current_revision,
    (
        SELECT mention.start_char || ': ' || left(mention.surface, 100)
        FROM news.mention AS mention
        WHERE mention.revision_id = revision.revision_id
            AND substr(revision.body, mention.start_char + 1, mention.end_char - mention.start_char)
                <> mention.surface
        LIMIT 1
    ) AS broken_mention,
    (
        SELECT quotation.start_char || ': ' || left(quotation.text, 100)
        FROM news.quotation AS quotation
        WHERE quotation.revision_id = revision.revision_id
            AND substr(revision.body, quotation.start_char + 1, quotation.end_char - quotation.start_char)
                <> quotation.text
        LIMIT 1
    ) AS broken_quotation,
    (
        SELECT amount.start_char || ': ' || left(amount.surface, 100)
        FROM news.amount AS amount
        WHERE amount.revision_id = revision.revision_id
            AND substr(revision.body, amount.start_char + 1, amount.end_char - amount.start_char)
                <> amount.surface
        LIMIT 1
    ) AS broken_amount,
    (
        SELECT place.start_char || ': ' || left(place.surface, 100)
        FROM news.place_mention AS place
        WHERE place.revision_id = revision.revision_id
            AND substr(revision.body, place.start_char + 1, place.end_char - place.start_char)
                <> place.surface
        LIMIT 1
    ) AS broken_place,
    (
        SELECT date.start_char || ': ' || left(date.surface, 100)
        FROM news.date_mention AS date
        WHERE date.revision_id = revision.revision_id
            AND substr(revision.body, date.start_char + 1, date.end_char - date.start_char)
                <> date.surface
        LIMIT 1
    ) AS broken_date,
    (
        SELECT amount.start_char || ': ' || left(amount.surface, 100)
        FROM news.amount AS amount
        WHERE amount.revision_id = revision.revision_id
            AND amount.equivalent_of_start_char IS NOT NULL
            AND NOT EXISTS (
                SELECT FROM news.amount AS original
                WHERE original.revision_id = amount.revision_id
                    AND original.start_char = amount.equivalent_of_start_char
            )
        LIMIT 1
    ) AS lost_original,
    CASE WHEN revision.run_id = run.run_id AND NOT EXISTS (
        SELECT FROM ops.verdict AS verdict
        WHERE verdict.document_key = revision.document_key AND verdict.revision_id = revision.revision_id
    ) THEN revision.document_key END AS document_without_verdict,
    batch.run_id AS ledger_row,
    balance.undecided AS undecided_items,
    CASE WHEN (balance.collected, balance.published, balance.unchanged, balance.rejected, balance.skipped)
        <> (batch.collected, batch.published, batch.unchanged, batch.rejected, batch.skipped)
        THEN 'the ledger counts ' || concat_ws(', ', batch.collected, batch.published, batch.unchanged,
            batch.rejected, batch.skipped) || ' and the items '
            || concat_ws(', ', balance.collected, balance.published, balance.unchanged, balance.rejected,
            balance.skipped) END AS ledger_differs,
    (
        SELECT item.source || ' ' || left(item.address, 150)
        FROM ops.run_item AS item
        WHERE item.run_id = run.run_id
            AND item.outcome = 'rejected'
            AND NOT EXISTS (
                SELECT FROM ops.rejection AS rejection
                WHERE rejection.source = item.source AND rejection.address = item.address
            )
        LIMIT 1
    ) AS rejected_without_reason
FROM ops.run AS run
CROSS JOIN LATERAL ops.balance(run.run_id) AS balance
LEFT JOIN ops.batch AS batch ON batch.run_id = run.run_id
LEFT JOIN (
    SELECT revision_id FROM news.article_revision WHERE run_id = {run_id}
    UNION
    SELECT revision_id FROM ops.verdict WHERE run_id = {run_id} AND revision_id IS NOT NULL
) AS touched ON TRUE
LEFT JOIN news.article_revision AS revision ON revision.revision_id = touched.revision_id
LEFT JOIN news.article AS article ON article.article_id = revision.article_id
LEFT JOIN news.article_revision AS current ON current.revision_id = article.current_revision_id
WHERE run.run_id = {run_id}
