CREATE VIEW mart.place_mention AS
SELECT
    a.article_id,
    a.source_id,
    r.headline,
    r.published_on AS day,
    m.surface,
    m.name AS place,
    m.country,
    m.latitude,
    m.longitude,
    m.geonames,
    m.start_char,
    m.end_char,
    a.address
FROM news.place_mention AS m
INNER JOIN news.article AS a ON m.revision_id = a.current_revision_id
INNER JOIN news.article_revision AS r ON a.current_revision_id = r.revision_id;

COMMENT ON VIEW mart.place_mention IS 'One row a stretch of an article''s current wording that says where on earth something is: places, peoples ("German") and places inside other names ("London Stock Exchange").';
COMMENT ON COLUMN mart.place_mention.article_id IS 'The article.';
COMMENT ON COLUMN mart.place_mention.source_id IS 'Short name of its source.';
COMMENT ON COLUMN mart.place_mention.headline IS 'Its headline.';
COMMENT ON COLUMN mart.place_mention.day IS 'Its day of publication; null where it is undated.';
COMMENT ON COLUMN mart.place_mention.surface IS 'The words as written.';
COMMENT ON COLUMN mart.place_mention.place IS 'Name of the place that is meant.';
COMMENT ON COLUMN mart.place_mention.country IS 'ISO 3166-1 alpha-2 code of the country in which it lies.';
COMMENT ON COLUMN mart.place_mention.latitude IS 'Its middle in degrees north of the equator, WGS 84.';
COMMENT ON COLUMN mart.place_mention.longitude IS 'Its middle in degrees east of Greenwich, WGS 84.';
COMMENT ON COLUMN mart.place_mention.geonames IS 'GeoNames id, where it is known.';
COMMENT ON COLUMN mart.place_mention.start_char IS 'First character in the body, from 0.';
COMMENT ON COLUMN mart.place_mention.end_char IS 'Character after the last.';
COMMENT ON COLUMN mart.place_mention.address IS 'Canonical URL of the article, or path under the landing folder.';
