CREATE TEMP TABLE source_stated (LIKE news.source) ON COMMIT DROP
