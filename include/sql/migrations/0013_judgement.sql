-- Judgements: what people decide about entities and links, as rows that are only ever added.
--
-- Facts keep the entity that the enricher gave them. What was judged stands beside it, and is kept by the
-- functions below, and by those of views/14_judge.sql that people call, in the transaction of the judgement:
-- entity_resolution (who stands for whom), mention_resolution (links that were judged) and the columns
-- named_entity_id and named_speaker_id, which are what the enricher said where nobody judged. Every view of
-- mart reads through them, by plain equality, so that an index serves it.

CREATE TABLE news.judgement (
    judgement_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verdict text NOT NULL CHECK (verdict IN ('same', 'different', 'unsure', 'undo')),
    entity_id uuid REFERENCES news.entity,
    other_entity_id uuid REFERENCES news.entity,
    surface text,
    article_id uuid REFERENCES news.article,
    revision_id uuid REFERENCES news.article_revision,
    start_char integer,
    end_char integer,
    prefix text,
    suffix text,
    undoes bigint UNIQUE REFERENCES news.judgement,
    judged_by text NOT NULL CHECK (judged_by ~ '\S' AND length(judged_by) <= 200),
    judged_at timestamptz NOT NULL DEFAULT now(),
    why text NOT NULL CHECK (why ~ '\S' AND length(why) <= 2000),
    CHECK ((verdict = 'undo') = (undoes IS NOT NULL)),
    CHECK ((verdict = 'undo') = (entity_id IS NULL)),
    -- About two entities, or about the link of a name to one.
    CHECK (entity_id IS NULL OR (other_entity_id IS NULL) = (surface IS NOT NULL)),
    CHECK (entity_id <> other_entity_id),
    CHECK (num_nulls(article_id, revision_id, start_char, end_char, prefix, suffix) IN (0, 6)),
    CHECK (article_id IS NULL OR surface IS NOT NULL)
);

CREATE INDEX judgement_entity_idx ON news.judgement (entity_id);
CREATE INDEX judgement_other_entity_idx ON news.judgement (other_entity_id);
CREATE INDEX judgement_surface_idx ON news.judgement USING hash (surface);

COMMENT ON TABLE news.judgement IS 'What people decided about entities and links: rows are only ever added. Written by news.judge, judge_mention, judge_alias and undo.';
COMMENT ON COLUMN news.judgement.judgement_id IS 'Counts the judgements, in their order.';
COMMENT ON COLUMN news.judgement.verdict IS 'same, different or unsure; undo takes an earlier judgement back.';
COMMENT ON COLUMN news.judgement.entity_id IS 'The entity that is judged; null for an undo.';
COMMENT ON COLUMN news.judgement.other_entity_id IS 'The entity that it is, or is not, the same as; null for a judgement about a name.';
COMMENT ON COLUMN news.judgement.surface IS 'The name as written, which means the entity or does not; null for a judgement about two entities.';
COMMENT ON COLUMN news.judgement.article_id IS 'The article whose mention is judged; null where the name is judged wherever it stands.';
COMMENT ON COLUMN news.judgement.revision_id IS 'The wording in which the mention was seen.';
COMMENT ON COLUMN news.judgement.start_char IS 'First character of the mention in that wording.';
COMMENT ON COLUMN news.judgement.end_char IS 'Character after its last.';
COMMENT ON COLUMN news.judgement.prefix IS 'The 32 characters before the mention, runs of white space as one space: by them it is found again in other wordings (TextQuoteSelector of the W3C Web Annotation Data Model).';
COMMENT ON COLUMN news.judgement.suffix IS 'The 32 characters after it.';
COMMENT ON COLUMN news.judgement.undoes IS 'The judgement that an undo takes back.';
COMMENT ON COLUMN news.judgement.judged_by IS 'Who judged.';
COMMENT ON COLUMN news.judgement.judged_at IS 'When.';
COMMENT ON COLUMN news.judgement.why IS 'Why.';

CREATE TABLE news.entity_resolution (
    entity_id uuid PRIMARY KEY REFERENCES news.entity,
    canonical_id uuid NOT NULL REFERENCES news.entity
);

CREATE INDEX entity_resolution_canonical_idx ON news.entity_resolution (canonical_id);

INSERT INTO news.entity_resolution (entity_id, canonical_id)
SELECT entity_id, entity_id
FROM news.entity;

COMMENT ON TABLE news.entity_resolution IS 'Of every entity the one that stands for it after all merges: itself, where it was merged into none. Kept by news.judge and news.undo.';
COMMENT ON COLUMN news.entity_resolution.entity_id IS 'The entity.';
COMMENT ON COLUMN news.entity_resolution.canonical_id IS 'The one that stands for it: of those judged the same the registry''s, then the one seen first.';

CREATE FUNCTION news.stand_for_itself()
RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    INSERT INTO news.entity_resolution (entity_id, canonical_id)
    SELECT entity_id, entity_id FROM added;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION news.stand_for_itself IS 'Lets new entities stand for themselves.';

CREATE TRIGGER entity_stands_for_itself
AFTER INSERT ON news.entity
REFERENCING NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION news.stand_for_itself();

CREATE TABLE news.mention_resolution (
    revision_id uuid NOT NULL,
    start_char integer NOT NULL,
    end_char integer NOT NULL,
    entity_id uuid REFERENCES news.entity,
    judgement_id bigint NOT NULL REFERENCES news.judgement,
    PRIMARY KEY (revision_id, start_char, end_char),
    FOREIGN KEY (revision_id, start_char, end_char) REFERENCES news.mention ON DELETE CASCADE
);

CREATE INDEX mention_resolution_entity_idx ON news.mention_resolution (entity_id);
CREATE INDEX mention_resolution_judgement_idx ON news.mention_resolution (judgement_id);

COMMENT ON TABLE news.mention_resolution IS 'The mentions whose link was judged; all others have the one that the enricher gave them. Kept by the functions of judging and by the publish.';
COMMENT ON COLUMN news.mention_resolution.revision_id IS 'The wording whose body holds the mention.';
COMMENT ON COLUMN news.mention_resolution.start_char IS 'First character of the mention, from 0.';
COMMENT ON COLUMN news.mention_resolution.end_char IS 'Character after its last.';
COMMENT ON COLUMN news.mention_resolution.entity_id IS 'The entity that it names by the judgement, null where it only does not name the one it was linked to.';
COMMENT ON COLUMN news.mention_resolution.judgement_id IS 'The judgement that says so.';

ALTER TABLE news.mention ADD COLUMN named_entity_id uuid REFERENCES news.entity;
ALTER TABLE news.quotation ADD COLUMN named_speaker_id uuid REFERENCES news.entity;

UPDATE news.mention SET named_entity_id = entity_id;
UPDATE news.quotation SET named_speaker_id = speaker_entity_id;

CREATE INDEX mention_named_entity_idx ON news.mention (named_entity_id, revision_id);
CREATE INDEX quotation_named_speaker_idx ON news.quotation (named_speaker_id, revision_id);
DROP INDEX news.mention_entity_idx;
DROP INDEX news.quotation_speaker_idx;

COMMENT ON COLUMN news.mention.entity_id IS 'The entity it names as the enricher found, null where that is not certain.';
COMMENT ON COLUMN news.mention.named_entity_id IS 'The entity it names once judgements about the mention and its name are counted in; merges are in entity_resolution.';
COMMENT ON COLUMN news.quotation.speaker_entity_id IS 'Who said it as the enricher found, null where that is not certain.';
COMMENT ON COLUMN news.quotation.named_speaker_id IS 'Who said it once judgements about the mention that names the speaker are counted in; merges are in entity_resolution.';

-- Only the functions below write, with the owner's rights.
REVOKE INSERT, UPDATE ON news.judgement, news.entity_resolution, news.mention_resolution FROM wirehouse_loader;

CREATE FUNCTION news.refuse_change()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'judgements are only ever added' USING HINT = 'take one back with news.undo';
END
$$;

COMMENT ON FUNCTION news.refuse_change IS 'Refuses every change of a judgement, also to the owner.';

CREATE TRIGGER judgement_is_never_changed
BEFORE UPDATE OR DELETE OR TRUNCATE ON news.judgement
FOR EACH STATEMENT EXECUTE FUNCTION news.refuse_change();

CREATE FUNCTION news.canonical_entity(of_entity uuid)
RETURNS uuid
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT r.canonical_id FROM news.entity_resolution AS r WHERE r.entity_id = of_entity
$$;

COMMENT ON FUNCTION news.canonical_entity IS 'Gives the entity that stands for one after all merges.';

CREATE FUNCTION news.words_before(body text, start_char integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT right(regexp_replace(right(left(body, start_char), 96), '\s+', ' ', 'g'), 32)
$$;

CREATE FUNCTION news.words_after(body text, end_char integer)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT left(regexp_replace(substr(body, end_char + 1, 96), '\s+', ' ', 'g'), 32)
$$;

COMMENT ON FUNCTION news.words_before IS 'Gives the 32 characters of a body before a place, runs of white space as one space.';
COMMENT ON FUNCTION news.words_after IS 'Gives the 32 characters of a body after a place, runs of white space as one space.';

CREATE FUNCTION news.resolve_mentions(of_revisions uuid [], of_surfaces text [])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- By these the index of mentions finds them.
    beginnings CONSTANT text [] := ARRAY(SELECT left(s, 100) FROM unnest(of_surfaces) AS s);
BEGIN
    IF NOT EXISTS (SELECT FROM news.judgement WHERE surface IS NOT NULL) THEN
        RETURN;
    END IF;

    DELETE FROM news.mention_resolution AS x
    USING news.mention AS m
    WHERE (x.revision_id, x.start_char, x.end_char) = (m.revision_id, m.start_char, m.end_char)
        AND (m.revision_id = ANY(of_revisions) OR left(m.surface, 100) = ANY(beginnings) AND m.surface = ANY(of_surfaces));

    -- What was said of the very mention goes before what was said of the name, and what it is before what
    -- it is not.
    INSERT INTO news.mention_resolution (revision_id, start_char, end_char, entity_id, judgement_id)
    SELECT DISTINCT ON (m.revision_id, m.start_char, m.end_char)
        m.revision_id,
        m.start_char,
        m.end_char,
        CASE j.verdict WHEN 'same' THEN j.entity_id END,
        j.judgement_id
    FROM news.mention AS m
    INNER JOIN news.judgement AS j ON m.surface = j.surface
    INNER JOIN news.entity AS judged ON j.entity_id = judged.entity_id
    INNER JOIN news.article_revision AS r ON m.revision_id = r.revision_id
    LEFT JOIN news.entity AS linked ON m.entity_id = linked.entity_id
    WHERE (m.revision_id = ANY(of_revisions) OR left(m.surface, 100) = ANY(beginnings) AND m.surface = ANY(of_surfaces))
        AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
        AND (
            j.article_id IS NULL
            OR j.article_id = r.article_id
            AND j.prefix = news.words_before(r.body, m.start_char)
            AND j.suffix = news.words_after(r.body, m.end_char)
        )
        AND CASE j.verdict
            WHEN 'different' THEN news.canonical_entity(m.entity_id) = news.canonical_entity(j.entity_id)
            -- A name is no proof against a link to the registry: only a look at the mention itself is.
            WHEN 'same' THEN j.article_id IS NOT NULL
                OR m.kind = judged.kind AND linked.status IS DISTINCT FROM 'registry'
            ELSE FALSE
        END
    ORDER BY
        m.revision_id, m.start_char, m.end_char, j.article_id IS NULL, j.verdict = 'different',
        j.judgement_id DESC;

    UPDATE news.mention AS m
    SET named_entity_id = judged.entity_id
    FROM (
        SELECT
            of.revision_id, of.start_char, of.end_char,
            CASE WHEN x.judgement_id IS NULL THEN of.entity_id ELSE x.entity_id END AS entity_id
        FROM news.mention AS of
        LEFT JOIN news.mention_resolution AS x USING (revision_id, start_char, end_char)
        WHERE of.revision_id = ANY(of_revisions) OR left(of.surface, 100) = ANY(beginnings) AND of.surface = ANY(of_surfaces)
    ) AS judged
    WHERE (m.revision_id, m.start_char, m.end_char) = (judged.revision_id, judged.start_char, judged.end_char)
        AND m.named_entity_id IS DISTINCT FROM judged.entity_id;

    -- Who speaks follows the mention that names the speaker.
    UPDATE news.quotation AS q
    SET named_speaker_id = judged.entity_id
    FROM (
        SELECT
            s.revision_id, s.start_char, s.end_char,
            CASE WHEN x.judgement_id IS NULL THEN s.speaker_entity_id ELSE x.entity_id END AS entity_id
        FROM news.quotation AS s
        INNER JOIN news.mention AS m
            ON (s.revision_id, s.speaker_start_char, s.speaker_end_char) = (m.revision_id, m.start_char, m.end_char)
        LEFT JOIN news.mention_resolution AS x
            ON (m.revision_id, m.start_char, m.end_char) = (x.revision_id, x.start_char, x.end_char)
        WHERE m.revision_id = ANY(of_revisions) OR left(m.surface, 100) = ANY(beginnings) AND m.surface = ANY(of_surfaces)
    ) AS judged
    WHERE (q.revision_id, q.start_char, q.end_char) = (judged.revision_id, judged.start_char, judged.end_char)
        AND q.named_speaker_id IS DISTINCT FROM judged.entity_id;
END
$$;

COMMENT ON FUNCTION news.resolve_mentions IS 'Lays the judgements about names and mentions over the mentions of some wordings, and over those with some surfaces.';

CREATE FUNCTION news.resolve_entities(seeds uuid [])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    touched uuid[];
BEGIN
    SELECT array_agg(DISTINCT entity_id) INTO touched
    FROM (
        SELECT r.entity_id
        FROM news.entity_resolution AS r
        WHERE r.canonical_id IN (SELECT news.canonical_entity(seed) FROM unnest(seeds) AS seed)
        UNION ALL
        SELECT news.canonical_entity(seed) FROM unnest(seeds) AS seed
        UNION ALL
        SELECT unnest(seeds)
    ) AS component (entity_id);

    WITH RECURSIVE joined AS (
        SELECT j.entity_id AS one, j.other_entity_id AS other
        FROM news.judgement AS j
        WHERE j.verdict = 'same'
            AND j.entity_id = ANY(touched)
            AND j.other_entity_id = ANY(touched)
            AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
    ),

    reached AS (
        SELECT start AS entity_id, start AS member FROM unnest(touched) AS start
        UNION
        SELECT r.entity_id, e.other
        FROM reached AS r
        INNER JOIN (SELECT one, other FROM joined UNION SELECT other, one FROM joined) AS e (one, other)
            ON r.member = e.one
    ),

    winner AS (
        SELECT DISTINCT ON (r.entity_id) r.entity_id, r.member
        FROM reached AS r
        INNER JOIN news.entity AS e ON r.member = e.entity_id
        ORDER BY r.entity_id, e.status = 'registry' DESC, e.first_seen_at, e.entity_id
    )

    UPDATE news.entity_resolution AS r
    SET canonical_id = w.member
    FROM winner AS w
    WHERE r.entity_id = w.entity_id AND r.canonical_id <> w.member;

    -- That a name does not mean an entity holds for all that are merged with it.
    PERFORM news.resolve_mentions(
        '{}',
        ARRAY(SELECT j.surface FROM news.judgement AS j WHERE j.surface IS NOT NULL AND j.entity_id = ANY(touched))
    );
END
$$;

COMMENT ON FUNCTION news.resolve_entities IS 'Makes the resolution of some entities anew, and of all that were or are merged with them.';

CREATE FUNCTION news.check_judgement(verdict text, judged_by text, why text, VARIADIC entities uuid [])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    missing uuid;
BEGIN
    -- One judgement at a time: two could each merge what the other one forbids.
    PERFORM pg_advisory_xact_lock(hashtext('wirehouse judgement'));
    IF verdict IS NULL OR verdict NOT IN ('same', 'different', 'unsure') THEN
        RAISE EXCEPTION '% is no verdict', coalesce(quote_literal(verdict), 'null')
            USING HINT = 'there are same, different and unsure';
    END IF;
    IF judged_by IS NULL OR judged_by !~ '\S' OR why IS NULL OR why !~ '\S' THEN
        RAISE EXCEPTION 'a judgement says who judged and why';
    END IF;
    IF length(judged_by) > 200 OR length(why) > 2000 THEN
        RAISE EXCEPTION 'a judge''s name has at most 200 characters, and a reason 2,000';
    END IF;
    SELECT asked INTO missing
    FROM unnest(entities) AS asked
    WHERE NOT EXISTS (SELECT FROM news.entity AS e WHERE e.entity_id = asked)
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'there is no entity %', coalesce(missing::text, 'null');
    END IF;
END
$$;

COMMENT ON FUNCTION news.check_judgement IS 'Refuses a judgement that is not whole, and lets one be made at a time.';

CREATE FUNCTION news.take_back(earlier bigint, judged_by text, why text)
RETURNS bigint
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
    INSERT INTO news.judgement (verdict, undoes, judged_by, why)
    VALUES ('undo', earlier, judged_by, why)
    RETURNING judgement_id
$$;

COMMENT ON FUNCTION news.take_back IS 'Adds the row that takes a judgement back, and nothing else.';

CREATE FUNCTION news.refuse_merge(one uuid, other uuid)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    against record;
BEGIN
    SELECT a.name AS name, b.name AS other_name, j.judged_by, j.judged_at::date AS day, j.judgement_id
    INTO against
    FROM news.judgement AS j
    INNER JOIN news.entity AS a ON j.entity_id = a.entity_id
    INNER JOIN news.entity AS b ON j.other_entity_id = b.entity_id
    WHERE j.verdict = 'different'
        AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
        AND (news.canonical_entity(j.entity_id), news.canonical_entity(j.other_entity_id)) IN (
            (news.canonical_entity(one), news.canonical_entity(other)),
            (news.canonical_entity(other), news.canonical_entity(one))
        )
    ORDER BY j.judgement_id
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION '% and % were judged different by % on % (judgement %)',
            left(against.name, 200), left(against.other_name, 200), against.judged_by, against.day, against.judgement_id
            USING HINT = 'undo that first, if they are the same after all';
    END IF;
END
$$;

COMMENT ON FUNCTION news.refuse_merge IS 'Refuses a merge that would join two entities that were judged different, be it through others.';

REVOKE EXECUTE ON FUNCTION
news.resolve_mentions, news.resolve_entities, news.check_judgement, news.take_back, news.refuse_merge,
news.refuse_change, news.stand_for_itself
FROM PUBLIC;

GRANT EXECUTE ON FUNCTION news.resolve_mentions TO wirehouse_loader;
