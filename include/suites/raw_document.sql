SELECT
    article.document_key,
    document.sha256,
    document.source,
    document.address,
    octet_length(document.address) AS address_bytes,
    document.media_type,
    document.size_bytes,
    document.location,
    document.captured_at,
    CASE WHEN document.captured_at > now() + interval '1 day' THEN document.captured_at END
        AS captured_in_future
FROM stage.article AS article
LEFT JOIN raw.document AS document ON document.document_key = article.document_key
WHERE article.run_id = {run_id}
