-- Judging: what the command line and the operators' desk call. The rows are news.judgement's, the rights the
-- owner's; who may call is granted at the end. A refusal is an exception with a sentence for people.

DROP FUNCTION IF EXISTS news.judge(uuid, uuid, text, text, text);
DROP FUNCTION IF EXISTS news.judge_mention(uuid, integer, integer, uuid, text, text, text);
DROP FUNCTION IF EXISTS news.judge_alias(text, uuid, text, text, text);
DROP FUNCTION IF EXISTS news.undo(bigint, text, text);

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
    PERFORM news.check_judgement('unsure', undo.judged_by, undo.why, VARIADIC '{}'::uuid []);
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

REVOKE EXECUTE ON FUNCTION news.judge, news.judge_mention, news.judge_alias, news.undo FROM PUBLIC;

GRANT EXECUTE ON FUNCTION news.judge, news.judge_mention, news.judge_alias, news.undo TO wirehouse_loader;

-- The role of the operators' desk is not on every server.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'wirehouse_desk') THEN
        GRANT EXECUTE ON FUNCTION news.judge, news.judge_mention, news.judge_alias, news.undo TO wirehouse_desk;
    END IF;
END
$$;
