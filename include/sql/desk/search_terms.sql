-- How many terms a search has once the words that are never looked for are gone: English, and as written.
SELECT
    numnode(websearch_to_tsquery('english', %(text)s)) AS english,
    numnode(websearch_to_tsquery('simple', %(text)s)) AS plain
