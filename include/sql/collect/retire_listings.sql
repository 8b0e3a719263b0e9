-- Listings that neither the YAML file names any more, nor a sitemap index that it names.
WITH RECURSIVE named AS (
    SELECT listing_key
    FROM ops.listing
    WHERE source = %(source)s AND listing_key = ANY(%(listing_keys)s::uuid [])
    UNION
    SELECT l.listing_key
    FROM ops.listing AS l
    INNER JOIN named ON l.parent_key = named.listing_key
)

UPDATE ops.listing AS l
SET state = 'retired', resting_since = NULL
WHERE l.source = %(source)s
    AND l.state <> 'retired'
    AND l.listing_key NOT IN (SELECT listing_key FROM named)
