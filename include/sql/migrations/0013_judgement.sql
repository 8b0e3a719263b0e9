-- Judgements: what people decide about entities and links, as rows that are only ever added.
--
-- Facts keep the entity that the enricher gave them. What was judged is laid over them in two small
-- tables, which the functions below keep in the transaction of the judgement: entity_resolution (merged
-- entities) and mention_resolution (single links), and every view of mart reads through both.

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
    canonical_id uuid NOT NULL REFERENCES news.entity,
    CHECK (entity_id <> canonical_id)
);

CREATE INDEX entity_resolution_canonical_idx ON news.entity_resolution (canonical_id);

COMMENT ON TABLE news.entity_resolution IS 'The entities that were merged into another one; all others stand for themselves. Kept by news.judge and news.undo.';
COMMENT ON COLUMN news.entity_resolution.entity_id IS 'The entity that was merged.';
COMMENT ON COLUMN news.entity_resolution.canonical_id IS 'The one that stands for it: of those judged the same the registry''s, then the one seen first.';

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
    SELECT coalesce(
        (SELECT r.canonical_id FROM news.entity_resolution AS r WHERE r.entity_id = of_entity), of_entity
    )
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
BEGIN
    DELETE FROM news.mention_resolution AS x
    USING news.mention AS m
    WHERE (x.revision_id, x.start_char, x.end_char) = (m.revision_id, m.start_char, m.end_char)
        AND (m.revision_id = ANY(of_revisions) OR m.surface = ANY(of_surfaces));

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
    WHERE (m.revision_id = ANY(of_revisions) OR m.surface = ANY(of_surfaces))
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

    DELETE FROM news.entity_resolution WHERE entity_id = ANY(touched);

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

    INSERT INTO news.entity_resolution (entity_id, canonical_id)
    SELECT entity_id, member FROM winner WHERE entity_id <> member;

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

CREATE FUNCTION news.judge(entity_id uuid, other_entity_id uuid, verdict text, judged_by text, why text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    standing news.judgement;
    made bigint;
    through text;
BEGIN
    PERFORM news.check_judgement(judge.verdict, judge.judged_by, judge.why, judge.entity_id, judge.other_entity_id);
    IF judge.entity_id = judge.other_entity_id THEN
        RAISE EXCEPTION 'an entity is judged beside another one, not beside itself';
    END IF;
    SELECT j.* INTO standing
    FROM news.judgement AS j
    WHERE (j.entity_id, j.other_entity_id) IN (
            (judge.entity_id, judge.other_entity_id), (judge.other_entity_id, judge.entity_id)
        )
        AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id);
    IF standing.verdict = judge.verdict THEN
        RAISE EXCEPTION 'they were judged % already, by % on % (judgement %)',
            standing.verdict, standing.judged_by, standing.judged_at::date, standing.judgement_id;
    END IF;
    IF judge.verdict = 'unsure' AND standing.judgement_id IS NOT NULL THEN
        RAISE EXCEPTION 'they were judged % by % on % (judgement %)',
            standing.verdict, standing.judged_by, standing.judged_at::date, standing.judgement_id
            USING HINT = 'undo that first';
    END IF;
    IF judge.verdict = 'same' THEN
        PERFORM news.refuse_merge(judge.entity_id, judge.other_entity_id);
    END IF;
    IF standing.judgement_id IS NOT NULL THEN
        PERFORM news.take_back(
            standing.judgement_id, judge.judged_by, left('judged ' || judge.verdict || ': ' || judge.why, 2000)
        );
    END IF;
    INSERT INTO news.judgement (verdict, entity_id, other_entity_id, judged_by, why)
    VALUES (judge.verdict, judge.entity_id, judge.other_entity_id, judge.judged_by, judge.why)
    RETURNING judgement_id INTO made;
    IF judge.verdict = 'same' OR standing.verdict = 'same' THEN
        PERFORM news.resolve_entities(ARRAY[judge.entity_id, judge.other_entity_id]);
    END IF;
    IF judge.verdict = 'different'
        AND news.canonical_entity(judge.entity_id) = news.canonical_entity(judge.other_entity_id)
    THEN
        SELECT string_agg(j.judgement_id::text, ', ' ORDER BY j.judgement_id) INTO through
        FROM news.judgement AS j
        WHERE j.verdict = 'same'
            AND news.canonical_entity(j.entity_id) = news.canonical_entity(judge.entity_id)
            AND j.other_entity_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id);
        RAISE EXCEPTION 'they are one through others that were judged the same (judgements %)', through
            USING HINT = 'undo the one that is wrong first';
    END IF;
    RETURN made;
END
$$;

COMMENT ON FUNCTION news.judge IS 'Judges whether two entities are the same (they are merged at once), different (they are never merged; a direct merge of the two is undone) or whether that is not sure. Gives the judgement''s id. Refused with the reason as the message.';

CREATE FUNCTION news.refuse_merge(one uuid, other uuid)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found record;
BEGIN
    SELECT a.name AS name, b.name AS other_name, j.judged_by, j.judged_at::date AS day, j.judgement_id
    INTO found
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
            left(found.name, 200), left(found.other_name, 200), found.judged_by, found.day, found.judgement_id
            USING HINT = 'undo that first, if they are the same after all';
    END IF;
END
$$;

COMMENT ON FUNCTION news.refuse_merge IS 'Refuses a merge that would join two entities that were judged different, be it through others.';

CREATE FUNCTION news.judge_mention(
    revision_id uuid, start_char integer, end_char integer, entity_id uuid, verdict text, judged_by text, why text
)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    seen record;
    standing record;
    made bigint;
BEGIN
    PERFORM news.check_judgement(judge_mention.verdict, judge_mention.judged_by, judge_mention.why, judge_mention.entity_id);
    SELECT
        m.surface,
        r.article_id,
        news.words_before(r.body, m.start_char) AS prefix,
        news.words_after(r.body, m.end_char) AS suffix
    INTO seen
    FROM news.mention AS m
    INNER JOIN news.article_revision AS r ON m.revision_id = r.revision_id
    WHERE m.revision_id = judge_mention.revision_id
        AND m.start_char = judge_mention.start_char
        AND m.end_char = judge_mention.end_char;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no mention stands at % to % of the wording %',
            judge_mention.start_char, judge_mention.end_char, judge_mention.revision_id;
    END IF;
    -- A mention names one entity: what was said of it and this entity, or that it is another one, is over.
    FOR standing IN
        SELECT j.judgement_id
        FROM news.judgement AS j
        WHERE (j.article_id, j.surface, j.prefix, j.suffix) = (seen.article_id, seen.surface, seen.prefix, seen.suffix)
            AND (j.entity_id = judge_mention.entity_id OR j.verdict = 'same' AND judge_mention.verdict = 'same')
            AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
    LOOP
        PERFORM news.take_back(
            standing.judgement_id, judge_mention.judged_by,
            left('judged ' || judge_mention.verdict || ': ' || judge_mention.why, 2000)
        );
    END LOOP;
    INSERT INTO news.judgement (
        verdict, entity_id, surface, article_id, revision_id, start_char, end_char, prefix, suffix, judged_by, why
    )
    VALUES (
        judge_mention.verdict, judge_mention.entity_id, seen.surface, seen.article_id, judge_mention.revision_id,
        judge_mention.start_char, judge_mention.end_char, seen.prefix, seen.suffix, judge_mention.judged_by,
        judge_mention.why
    )
    RETURNING judgement_id INTO made;
    PERFORM news.resolve_mentions(
        ARRAY(SELECT r.revision_id FROM news.article_revision AS r WHERE r.article_id = seen.article_id), '{}'
    );
    RETURN made;
END
$$;

COMMENT ON FUNCTION news.judge_mention IS 'Judges whether a mention names an entity (same), does not (different; it then names none) or whether that is not sure. It holds wherever the same words stand in the wordings of the article. Gives the judgement''s id.';

CREATE FUNCTION news.judge_alias(alias text, entity_id uuid, verdict text, judged_by text, why text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    standing record;
    made bigint;
BEGIN
    PERFORM news.check_judgement(judge_alias.verdict, judge_alias.judged_by, judge_alias.why, judge_alias.entity_id);
    IF judge_alias.alias IS NULL OR judge_alias.alias !~ '\S' OR length(judge_alias.alias) > 300 THEN
        RAISE EXCEPTION 'a name of 1 to 300 characters is judged';
    END IF;
    -- A name means one entity of a kind: what was said of it and this entity, or that it is another, is over.
    FOR standing IN
        SELECT j.judgement_id
        FROM news.judgement AS j
        INNER JOIN news.entity AS e ON j.entity_id = e.entity_id
        INNER JOIN news.entity AS asked ON asked.entity_id = judge_alias.entity_id
        WHERE j.surface = judge_alias.alias
            AND j.article_id IS NULL
            AND (
                j.entity_id = judge_alias.entity_id
                OR j.verdict = 'same' AND judge_alias.verdict = 'same' AND e.kind = asked.kind
            )
            AND NOT EXISTS (SELECT FROM news.judgement AS u WHERE u.undoes = j.judgement_id)
    LOOP
        PERFORM news.take_back(
            standing.judgement_id, judge_alias.judged_by,
            left('judged ' || judge_alias.verdict || ': ' || judge_alias.why, 2000)
        );
    END LOOP;
    INSERT INTO news.judgement (verdict, entity_id, surface, judged_by, why)
    VALUES (
        judge_alias.verdict, judge_alias.entity_id, judge_alias.alias, judge_alias.judged_by, judge_alias.why
    )
    RETURNING judgement_id INTO made;
    PERFORM news.resolve_mentions('{}', ARRAY[judge_alias.alias]);
    RETURN made;
END
$$;

COMMENT ON FUNCTION news.judge_alias IS 'Judges whether a name, as written, means an entity: mentions of its kind that the registry does not know then name it (same), those that were linked to it name nothing (different), or that is not sure. Gives the judgement''s id.';

CREATE FUNCTION news.undo(judgement_id bigint, judged_by text, why text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    earlier news.judgement;
    later news.judgement;
    made bigint;
BEGIN
    PERFORM news.check_judgement('unsure', undo.judged_by, undo.why);
    SELECT j.* INTO earlier FROM news.judgement AS j WHERE j.judgement_id = undo.judgement_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no judgement %', coalesce(undo.judgement_id::text, 'null');
    END IF;
    IF earlier.verdict = 'undo' THEN
        RAISE EXCEPTION 'judgement % takes back judgement %, and is not taken back itself',
            earlier.judgement_id, earlier.undoes
            USING HINT = 'judge again';
    END IF;
    SELECT j.* INTO later FROM news.judgement AS j WHERE j.undoes = earlier.judgement_id;
    IF FOUND THEN
        RAISE EXCEPTION 'judgement % was taken back already, by % on % (judgement %)',
            earlier.judgement_id, later.judged_by, later.judged_at::date, later.judgement_id;
    END IF;
    made := news.take_back(undo.judgement_id, undo.judged_by, undo.why);
    IF earlier.article_id IS NOT NULL THEN
        PERFORM news.resolve_mentions(
            ARRAY(SELECT r.revision_id FROM news.article_revision AS r WHERE r.article_id = earlier.article_id), '{}'
        );
    ELSIF earlier.surface IS NOT NULL THEN
        PERFORM news.resolve_mentions('{}', ARRAY[earlier.surface]);
    ELSIF earlier.verdict = 'same' THEN
        PERFORM news.resolve_entities(ARRAY[earlier.entity_id, earlier.other_entity_id]);
    END IF;
    RETURN made;
END
$$;

COMMENT ON FUNCTION news.undo IS 'Takes a judgement back, by another row that names it; what it did is undone at once. Gives the id of that row.';

REVOKE EXECUTE ON FUNCTION
news.judge, news.judge_mention, news.judge_alias, news.undo, news.resolve_mentions, news.resolve_entities,
news.check_judgement, news.take_back, news.refuse_merge, news.refuse_change
FROM PUBLIC;

GRANT EXECUTE ON FUNCTION news.judge, news.judge_mention, news.judge_alias, news.undo, news.resolve_mentions
TO wirehouse_loader;

-- The role of the operators' desk is not on every server.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'wirehouse_desk') THEN
        GRANT EXECUTE ON FUNCTION news.judge, news.judge_mention, news.judge_alias, news.undo TO wirehouse_desk;
    END IF;
END
$$;
