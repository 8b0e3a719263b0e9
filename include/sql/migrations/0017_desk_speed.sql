-- Indexes that keep every page of the desk under 300 ms over a million articles.

CREATE INDEX rejection_inbox_idx ON ops.rejection (state, last_seen_at DESC, rejection_id);
CREATE INDEX rejection_waiting_idx ON ops.rejection (reason, stage, source) INCLUDE (last_seen_at) WHERE state = 'open';
CREATE INDEX rejection_group_idx ON ops.rejection (state, reason, stage, cause, source) INCLUDE (last_seen_at);
CREATE INDEX article_revision_created_idx ON news.article_revision (created_at DESC);
CREATE INDEX article_revision_published_at_idx ON news.article_revision (published_at DESC NULLS LAST);
CREATE INDEX batch_published_idx ON ops.batch (published_at DESC);
CREATE INDEX run_job_idx ON ops.run (job, started_at DESC);
CREATE INDEX run_item_outcome_idx ON ops.run_item (run_id, outcome, reason);
CREATE INDEX check_result_history_idx ON ops.check_result (suite, expectation, checked_at DESC);
CREATE INDEX mention_flag_idx ON news.mention (flag, revision_id, start_char) WHERE flag IS NOT NULL;
CREATE INDEX entity_lower_name_idx ON news.entity (lower(name));
CREATE INDEX article_source_seen_idx ON news.article (source_id, last_seen_at DESC);
CREATE INDEX rejection_source_idx ON ops.rejection (source, state, reason, stage);
CREATE INDEX article_revision_day_idx ON news.article_revision (published_on DESC NULLS LAST, revision_id);

-- How much stands behind an entity that is only seen in texts, counted when a run ends: the review list is
-- sorted by it, and counting five million mentions at each look would take seconds.
CREATE TABLE ops.provisional_entity (
    entity_id uuid PRIMARY KEY REFERENCES news.entity,
    mentions integer NOT NULL,
    articles integer NOT NULL,
    sources integer NOT NULL,
    last_seen_at timestamptz
);

CREATE INDEX provisional_entity_weight_idx ON ops.provisional_entity (articles DESC, mentions DESC, entity_id);

COMMENT ON TABLE ops.provisional_entity IS 'How often each provisional entity is named, as it was when the last run that named it ended.';
COMMENT ON COLUMN ops.provisional_entity.entity_id IS 'The entity.';
COMMENT ON COLUMN ops.provisional_entity.mentions IS 'Mentions of it in current wordings.';
COMMENT ON COLUMN ops.provisional_entity.articles IS 'Articles that name it.';
COMMENT ON COLUMN ops.provisional_entity.sources IS 'Sources whose articles name it.';
COMMENT ON COLUMN ops.provisional_entity.last_seen_at IS 'When the newest wording that names it was published here.';

CREATE FUNCTION ops.weigh_provisional(of_run text) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO ops.provisional_entity (entity_id, mentions, articles, sources, last_seen_at)
    SELECT t.entity_id, w.mentions, w.articles, w.sources, w.last_seen_at
    FROM (
        SELECT DISTINCT e.entity_id
        FROM news.article_revision AS v
        INNER JOIN news.mention AS m USING (revision_id)
        INNER JOIN news.entity AS e ON m.named_entity_id = e.entity_id
        WHERE v.run_id = of_run AND e.status = 'provisional'
    ) AS t
    CROSS JOIN LATERAL (
        SELECT
            count(*) AS mentions,
            count(DISTINCT a.article_id) AS articles,
            count(DISTINCT a.source_id) AS sources,
            max(v.created_at) AS last_seen_at
        FROM news.mention AS m
        INNER JOIN news.article_revision AS v USING (revision_id)
        INNER JOIN news.article AS a ON v.revision_id = a.current_revision_id
        WHERE m.named_entity_id = t.entity_id
    ) AS w
    ORDER BY t.entity_id
    ON CONFLICT (entity_id) DO UPDATE
    SET
        mentions = excluded.mentions,
        articles = excluded.articles,
        sources = excluded.sources,
        last_seen_at = excluded.last_seen_at;
END;

COMMENT ON FUNCTION ops.weigh_provisional IS 'Counts anew how much stands behind the provisional entities that a run named.';

REVOKE EXECUTE ON FUNCTION ops.weigh_provisional FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ops.weigh_provisional TO wirehouse_loader;

SELECT ops.weigh_provisional(run_id) FROM ops.run WHERE state = 'published';
