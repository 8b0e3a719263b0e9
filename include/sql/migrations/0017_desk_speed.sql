-- Indexes that keep every page of the desk under 300 ms over a million articles.

CREATE INDEX rejection_inbox_idx ON ops.rejection (state, last_seen_at DESC, rejection_id);
CREATE INDEX rejection_group_idx ON ops.rejection (state, reason, stage, cause, source) INCLUDE (last_seen_at);
CREATE INDEX article_revision_created_idx ON news.article_revision (created_at DESC);
CREATE INDEX article_revision_published_at_idx ON news.article_revision (published_at DESC NULLS LAST);
CREATE INDEX batch_published_idx ON ops.batch (published_at DESC);
CREATE INDEX run_job_idx ON ops.run (job, started_at DESC);
CREATE INDEX run_item_outcome_idx ON ops.run_item (run_id, outcome, reason);
CREATE INDEX check_result_history_idx ON ops.check_result (suite, expectation, checked_at DESC);
