-- The words of one wording of an article, by its number.
SELECT revision_number, headline, standfirst, body, created_at
FROM news.article_revision
WHERE article_id = %(article_id)s AND revision_number = %(number)s
