-- Indexes behind the desk's search, entities and sources.

-- The newest first: by the instant of publication, by the day where no time is known, the undated last.
CREATE INDEX article_revision_newest_idx ON news.article_revision (
    coalesce(published_at, published_on::timestamp AT TIME ZONE 'UTC', '-infinity') DESC, revision_id DESC
);

-- What went wrong with a source's requests lately, among millions that went well.
CREATE INDEX fetch_problem_idx ON ops.fetch (source, started_at DESC)
WHERE outcome IN ('gone', 'refused', 'slowed', 'failed', 'abandoned');

-- The review list page by page: by what stands behind a name, in one direction.
CREATE INDEX provisional_entity_review_idx ON ops.provisional_entity (articles DESC, mentions DESC, entity_id DESC);

-- Current wordings among all: joined by this one column, and not by the article too, the planner knows that a
-- wording meets its article, and how many it will find.
CREATE INDEX article_current_revision_idx ON news.article (current_revision_id);

-- What was given up lately, by its source: the health of sources asks for it.
CREATE INDEX address_failed_idx ON ops.address (source, last_fetched_at) WHERE state = 'failed';
