SELECT
    article.*,
    document.sha256 AS raw_sha256,
    octet_length(article.address) AS address_bytes,
    nullif(concat_ws('; ',
        CASE WHEN known.address <> article.address
            THEN 'its article id is that of ' || left(known.address, 150) END,
        CASE WHEN living.article_id <> article.article_id
            THEN 'its address has the article id ' || living.article_id END,
        CASE WHEN beside.addresses THEN 'the batch has other addresses under its article id' END,
        CASE WHEN beside.article_ids THEN 'the batch has other article ids for its address' END
    ), '') AS article_clash,
    nullif(concat_ws('; ',
        CASE WHEN (revision.article_id, revision.content_hash) <> (article.article_id, article.content_hash)
            THEN 'its revision id is that of another wording' END,
        CASE WHEN wording.revision_id <> article.revision_id
            THEN 'its wording has the revision id ' || wording.revision_id END,
        CASE WHEN beside.wordings THEN 'the batch has other wordings under its revision id' END,
        CASE WHEN beside.revision_ids THEN 'the batch has other revision ids for its wording' END
    ), '') AS revision_clash,
    CASE WHEN line.headline <> '' AND line.headline IN (line.first, line.last) THEN article.headline END
        AS headline_in_body,
    (
        SELECT left(btrim(line), 200)
        FROM string_to_table(article.body, E'\n') AS line
        WHERE length(line) < 80 AND lower(btrim(line, E' \t\u00a0.:!…«»‹›<>←→↑↓▲▼✕×+|•·–—-[]()')) = ANY (ARRAY[
            'share', 'share this', 'share this article', 'share this story', 'share on facebook',
            'share on twitter', 'share on x', 'share on whatsapp', 'share on linkedin', 'share via email',
            'tweet', 'tweet this', 'email this', 'copy link', 'copy link to article', 'link copied',
            'print', 'print this page', 'print this article', 'save for later', 'listen to this article',
            'back to top', 'skip to content', 'skip to main content', 'skip to navigation', 'toggle navigation',
            'advertisement', 'advertising', 'article continues below this ad', 'story continues below',
            'story continues below advertisement', 'sponsored content', 'scroll to continue',
            'related articles', 'related stories', 'related topics', 'related content', 'read next',
            'recommended for you', 'you may also like', 'you might also like', 'most read', 'most popular',
            'more from this author', 'leave a comment', 'leave a reply', 'view comments', 'show comments',
            'post a comment', 'subscribe', 'subscribe now', 'subscribe to our newsletter',
            'sign up for our newsletter', 'sign in', 'log in', 'create a free account', 'follow us',
            'follow us on facebook', 'follow us on twitter', 'all rights reserved', 'terms of use',
            'privacy policy', 'cookie policy', 'cookie settings', 'accept all cookies', 'accept cookies',
            'поділитися', 'поділитися у facebook', 'поширити', 'поширити у facebook', 'реклама',
            'читайте також', 'читайте також:', 'підписатися', 'коментарі', 'нагору', 'надрукувати',
            'підписуйтесь на наш telegram-канал', 'скопіювати посилання', 'новини партнерів',
            'поделиться', 'поделиться в facebook', 'читайте также', 'подписаться', 'комментарии', 'наверх',
            'сподели', 'сподели във facebook', 'споделете', 'прочетете още', 'вижте още', 'още по темата',
            'абонирай се', 'коментари', 'нагоре', 'към началото',
            'teilen', 'artikel teilen', 'auf facebook teilen', 'anzeige', 'werbung', 'nach oben',
            'zum seitenanfang', 'lesen sie auch', 'mehr zum thema', 'kommentare', 'drucken', 'abonnieren',
            'newsletter abonnieren', 'zum inhalt springen',
            'partager', 'partager sur facebook', 'partager cet article', 'publicité', 'haut de page',
            'retour en haut', 'lire aussi', 'à lire aussi', 'sur le même sujet', 's''abonner', 'commentaires',
            'compartir', 'compartir en facebook', 'publicidad', 'volver arriba', 'ir al contenido',
            'lea también', 'te puede interesar', 'noticias relacionadas', 'suscríbete', 'comentarios',
            'udostępnij', 'udostępnij na facebooku', 'reklama', 'czytaj także', 'czytaj też', 'komentarze',
            'condividi', 'condividi su facebook', 'pubblicità', 'leggi anche', 'torna su', 'commenti',
            'compartilhar', 'partilhar', 'publicidade', 'leia também', 'voltar ao topo', 'comentários',
            'delen', 'deel op facebook', 'advertentie', 'lees ook', 'naar boven', 'reacties'
        ])
        LIMIT 1
    ) AS chrome_in_body,
    -- strpos is several times as fast as the regular expression, which most bodies then need not meet.
    CASE WHEN strpos(article.body, '<') > 0
        AND regexp_count(article.body, '</?(div|span|img|script|style|iframe|svg|nav)\y[^<>]*>', 1, 'i') >= 3
        THEN left(substring(article.body FROM '<[a-z/!][^<>]*>'), 200) END AS markup_in_body,
    CASE
        WHEN strpos(article.body, 'window.dataLayer') > 0 THEN 'window.dataLayer'
        WHEN strpos(article.body, 'googletag.cmd') > 0 THEN 'googletag.cmd'
        WHEN strpos(article.body, 'adsbygoogle') > 0 THEN 'adsbygoogle'
    END AS script_in_body,
    CASE WHEN article.body ~ '[\x01-\x08\x0b-\x1f\x7f]' THEN 'a control character' END AS control_in_body,
    CASE WHEN article.word_count < 15 AND NOT article.is_partial AND article.kind = 'article'
        -- Thai, Japanese and Chinese put no spaces between words, and say more in a character.
        AND length(article.body) < CASE WHEN article.body ~ '[ก-๛぀-ヿ㐀-鿿]' THEN 20 ELSE 100 END
        THEN article.word_count || ' words' END AS too_short,
    CASE
        WHEN article.published_value IS NOT NULL THEN nullif(concat_ws(', ',
            CASE WHEN article.published_precision IS NULL THEN 'no precision' END,
            CASE WHEN article.published_basis IS NULL THEN 'no basis' END,
            CASE WHEN article.published_confidence IS NULL THEN 'no confidence' END
        ), '')
        WHEN num_nonnulls(article.published_precision, article.published_basis, article.published_confidence,
            article.published_on, article.published_at) > 0 THEN 'no value'
    END AS date_lacks,
    CASE WHEN article.published_value IS NOT NULL AND (article.published_value !~ CASE article.published_precision
            WHEN 'year' THEN '^\d{4}$'
            WHEN 'month' THEN '^\d{4}-(0[1-9]|1[0-2])$'
            WHEN 'day' THEN '^\d{4}-\d\d-\d\d$'
            WHEN 'minute' THEN '^\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)?$'
            WHEN 'second' THEN '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$'
        END
        OR article.published_precision IN ('day', 'minute', 'second')
            AND to_char(article.published_on, 'YYYY-MM-DD') IS DISTINCT FROM left(article.published_value, 10)
        OR article.published_precision IN ('month', 'year') AND article.published_on IS NOT NULL
        OR article.published_precision IN ('day', 'month', 'year') AND article.published_at IS NOT NULL)
        THEN concat_ws(' ', article.published_value, 'to the', article.published_precision,
            'on', to_char(article.published_on, 'YYYY-MM-DD')) END AS date_disagrees,
    CASE WHEN left(article.published_value, 10) COLLATE "C"
            > to_char(article.captured_at AT TIME ZONE 'UTC' + interval '1 day', 'YYYY-MM-DD')
        OR article.published_at > article.captured_at + interval '1 day'
        THEN article.published_value || ', captured ' || to_char(article.captured_at, 'YYYY-MM-DD') END
        AS published_in_future,
    CASE WHEN left(article.published_value, 4) COLLATE "C" < '1800' THEN article.published_value END
        AS published_too_early,
    (
        SELECT coalesce(left(author, 200), 'null')
        FROM unnest(article.authors) AS author
        WHERE author IS NULL
            OR author !~ '\S'
            OR length(author) > 100
            OR author ~ '[0-9@<>{}|/\\]'
            OR author ~* '(www\.|\.(com|org|net|info|co)\y)'
            OR author ~* ('\y(reporters?|correspondents?|editors?|journalists?|columnists?|photographers?|'
                || 'newsroom|newsdesk|staff writers?|editorial (team|board|staff)|contributors?|'
                || 'redakteur(in)?|korrespondent(in)?|redaktion|journaliste|correspondante?|rédact(eur|rice)|'
                || 'rédaction|redacción|redactora?|corresponsal|periodistas?|redazione|giornalista|redacja|'
                || 'dziennikarz|dziennikarka|jornalista|redação|'
                || 'кореспондент(ка)?|корреспондент|журналіст(ка)?|журналист(ка)?|редактор(ка)?|редакція|'
                || 'редакция|репортер(ка)?|репортёр)\y')
        LIMIT 1
    ) AS bad_author,
    article.authors[1] AS first_author,
    (
        SELECT coalesce(left(keyword, 200), 'null')
        FROM unnest(article.keywords) AS keyword
        WHERE keyword IS NULL OR keyword !~ '\S' OR length(keyword) > 200
        LIMIT 1
    ) AS bad_keyword
FROM stage.article AS article
LEFT JOIN raw.document AS document ON document.document_key = article.document_key
LEFT JOIN news.article AS known ON known.article_id = article.article_id
LEFT JOIN news.article AS living ON living.address = article.address
LEFT JOIN news.article_revision AS revision ON revision.revision_id = article.revision_id
LEFT JOIN news.article_revision AS wording
    ON wording.article_id = article.article_id AND wording.content_hash = article.content_hash
LEFT JOIN (
    SELECT
        document_key,
        min(address) OVER of_article <> max(address) OVER of_article AS addresses,
        min(article_id::text) OVER of_address <> max(article_id::text) OVER of_address AS article_ids,
        min(article_id || content_hash) OVER of_revision
            <> max(article_id || content_hash) OVER of_revision AS wordings,
        min(revision_id::text) OVER of_wording <> max(revision_id::text) OVER of_wording AS revision_ids
    FROM stage.article
    WHERE run_id = {run_id}
    WINDOW
        of_article AS (PARTITION BY article_id),
        of_address AS (PARTITION BY address),
        of_revision AS (PARTITION BY revision_id),
        of_wording AS (PARTITION BY article_id, content_hash)
) AS beside ON beside.document_key = article.document_key
CROSS JOIN LATERAL (
    SELECT
        lower(btrim(regexp_replace(part[1], '\s+', ' ', 'g'), ' .:;!?…"''«»„“”‘’–—-')) AS headline,
        lower(btrim(regexp_replace(part[2], '\s+', ' ', 'g'), ' .:;!?…"''«»„“”‘’–—-')) AS first,
        lower(btrim(regexp_replace(part[3], '\s+', ' ', 'g'), ' .:;!?…"''«»„“”‘’–—-')) AS last
    FROM (
        SELECT ARRAY[
            article.headline,
            split_part(btrim(article.body, E' \n\t'), E'\n', 1),
            split_part(btrim(article.body, E' \n\t'), E'\n', -1)
        ] AS part
    ) AS parts
    OFFSET 0
) AS line
WHERE article.run_id = {run_id}
