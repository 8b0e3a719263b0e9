"""Judgements: what they do at once, what they forbid, and how they are taken back."""

from __future__ import annotations

import itertools
import uuid

import psycopg2
import pytest
from archive import WHO, Archive
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirehouse.database import transaction
from wirehouse.errors import JudgementRefused
from wirehouse.judge import Verdict, judge_alias, judge_entities, judge_mention

BODY = "Marta Velling spoke in Oldhaven. M. Velling said: “We sail.”\n\nVelling, the choir said, sings on Sunday."


def test_two_that_are_judged_the_same_are_one_in_every_view_at_once(archive: Archive):
    marta, short = archive.entity("Marta Velling"), archive.entity("M. Velling", seen="2026-05-02")
    revision = archive.article("oldhaven/a", BODY)
    archive.mention(revision, "Marta Velling", marta)
    archive.mention(revision, "M. Velling", short)
    archive.query(
        "INSERT INTO news.quotation (revision_id, start_char, end_char, text, kind, speaker_entity_id, "
        "named_speaker_id) VALUES (%s, 51, 59, 'We sail.', 'direct', %s, %s)",
        revision, short, short,
    )  # fmt: skip
    assert archive.query("SELECT count(*) FROM mart.article_entity") == [2]
    archive.judge(marta, short)
    assert archive.named() == {"Marta Velling": "Marta Velling", "M. Velling": "Marta Velling"}
    assert archive.query("SELECT entity, articles, mentions, quotations FROM mart.entity_by_day") == [
        ("Marta Velling", 1, 2, 1)
    ]
    assert archive.query("SELECT speaker FROM mart.quotation") == ["Marta Velling"]
    assert archive.query("SELECT entity, other_names, merged_entities FROM mart.entity") == [
        ("Marta Velling", ["M. Velling"], 1)
    ]
    assert archive.query("SELECT entities FROM mart.article") == [1]


def test_a_merge_destroys_nothing_and_undoing_it_leaves_all_as_it_was(archive: Archive):
    marta, short = archive.entity("Marta Velling"), archive.entity("M. Velling")
    revision = archive.article("oldhaven/a", BODY)
    archive.mention(revision, "M. Velling", short)
    archive.mention(revision, "Marta Velling", marta)
    own = archive.query("SELECT entity_id FROM news.mention ORDER BY start_char")
    before = archive.named()
    made = archive.judge(marta, short)
    assert archive.query("SELECT entity_id FROM news.mention ORDER BY start_char") == own
    archive.undo(made)
    assert archive.named() == before
    assert archive.query("SELECT verdict, undoes FROM news.judgement ORDER BY judgement_id") == [
        ("same", None),
        ("undo", made),
    ]


def test_merges_reach_through_others_and_the_registry_wins_then_the_oldest(archive: Archive):
    young = archive.entity("Velling", seen="2026-05-03")
    old = archive.entity("M. Velling", seen="2026-05-01")
    middle = archive.entity("Ms Velling", seen="2026-05-02")
    archive.judge(young, middle)
    assert archive.canonical(young, middle) == [middle, middle]
    archive.judge(middle, old)
    assert archive.canonical(young, middle, old) == [old] * 3
    curated = archive.entity("Marta Velling", "registry", seen="2026-05-09")
    link = archive.judge(young, curated)
    assert archive.canonical(young, middle, old, curated) == [curated] * 4
    archive.undo(link)
    assert archive.canonical(young, middle, old, curated) == [old, old, old, curated]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(st.sampled_from(list(itertools.combinations(range(5), 2))), unique=True), data=st.data()
)
def test_what_is_one_depends_on_the_judgements_that_hold_and_not_on_their_order(
    archive: Archive, pairs: list[tuple[int, int]], data: st.DataObject
):
    names = [uuid.uuid4().hex for _ in range(5)]
    ids = [archive.entity(name, seen=f"2026-05-0{number + 1}") for number, name in enumerate(names)]
    made = [archive.judge(ids[a], ids[b]) for a, b in pairs]
    kept = set(range(len(pairs)))
    for number in data.draw(st.lists(st.sampled_from(sorted(kept)), unique=True)) if kept else []:
        archive.undo(made[number])
        kept.discard(number)
    leaders = list(range(5))
    for a, b in sorted((pairs[number] for number in kept), key=max):
        low, high = sorted((leaders[a], leaders[b]))
        leaders = [low if leader == high else leader for leader in leaders]
    assert archive.canonical(*ids) == [ids[leader] for leader in leaders]


def test_a_pair_judged_different_is_never_merged_be_it_through_others(archive: Archive):
    one, two, three = (archive.entity(name) for name in ("Marta Velling", "M. Velling", "Mary Velling"))
    forbidden = archive.judge(one, three, Verdict.DIFFERENT)
    archive.judge(one, two)
    message = (
        rf"Marta Velling and Mary Velling were judged different by anna on .* \(judgement {forbidden}\); undo"
    )
    for pair in ((two, three), (three, two), (one, three)):
        with pytest.raises(JudgementRefused, match=message):
            archive.judge(*pair)
    assert archive.canonical(one, two, three) == [archive.canonical(one)[0]] * 2 + [three]
    archive.undo(forbidden)
    archive.judge(two, three)
    assert len(set(archive.canonical(one, two, three))) == 1


def test_judging_two_different_splits_what_was_merged_directly(archive: Archive):
    one, two = archive.entity("Marta Velling"), archive.entity("M. Velling")
    merged = archive.judge(one, two)
    archive.judge(one, two, Verdict.DIFFERENT)
    assert archive.canonical(one, two) == [one, two]
    assert archive.query("SELECT verdict, undoes FROM news.judgement ORDER BY judgement_id") == [
        ("same", None),
        ("undo", merged),
        ("different", None),
    ]


def test_two_that_are_one_through_others_are_not_split_before_the_wrong_link_is_undone(archive: Archive):
    one, two, three = (archive.entity(name) for name in ("Marta Velling", "M. Velling", "Mary Velling"))
    first, second = archive.judge(one, two), archive.judge(two, three)
    with pytest.raises(JudgementRefused, match=rf"through others .* \(judgements {first}, {second}\)"):
        archive.judge(one, three, Verdict.DIFFERENT)
    assert archive.query("SELECT count(*) FROM news.judgement") == [2]


def test_being_unsure_changes_nothing_and_gives_way_to_a_decision(archive: Archive):
    one, two = archive.entity("Marta Velling"), archive.entity("M. Velling")
    archive.judge(one, two, Verdict.UNSURE)
    assert archive.canonical(one, two) == [one, two]
    archive.judge(two, one)
    assert len(set(archive.canonical(one, two))) == 1
    with pytest.raises(JudgementRefused, match="were judged same by anna"):
        archive.judge(one, two, Verdict.UNSURE)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_is_judged_already_is_not_judged_again(archive: Archive, verdict: Verdict):
    one, two = archive.entity("Marta Velling"), archive.entity("M. Velling")
    archive.judge(one, two, verdict)
    with pytest.raises(JudgementRefused, match=f"judged {verdict} already"):
        archive.judge(two, one, verdict)


def test_a_judgement_is_undone_once_and_an_undo_never(archive: Archive):
    made = archive.judge(archive.entity("Marta Velling"), archive.entity("M. Velling"))
    undone = archive.undo(made)
    with pytest.raises(JudgementRefused, match=f"judgement {made} was taken back already, by anna"):
        archive.undo(made)
    with pytest.raises(JudgementRefused, match=f"takes back judgement {made}, and is not taken back itself"):
        archive.undo(undone)
    with pytest.raises(JudgementRefused, match="there is no judgement 99"):
        archive.undo(99)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"judged_by": " "}, "says who judged and why"),
        ({"why": ""}, "says who judged and why"),
        ({"why": "y" * 2001}, "at most 200 characters"),
        ({"judged_by": "w" * 201}, "at most 200 characters"),
    ],
)
def test_a_judgement_without_who_and_why_is_refused(archive: Archive, changed: dict[str, str], message: str):
    one, two = archive.entity("Marta Velling"), archive.entity("M. Velling")
    with pytest.raises(JudgementRefused, match=message), transaction(archive.loader_url) as cursor:
        judge_entities(cursor, one, two, Verdict.SAME, **WHO | changed)


def test_entities_that_are_unknown_or_one_and_the_same_are_refused(archive: Archive):
    one = archive.entity("Marta Velling")
    with pytest.raises(JudgementRefused, match="there is no entity"):
        archive.judge(one, uuid.uuid4())
    with pytest.raises(JudgementRefused, match="not beside itself"):
        archive.judge(one, one)
    with (
        pytest.raises(psycopg2.errors.RaiseException, match="'alike' is no verdict"),
        transaction(archive.loader_url) as cursor,
    ):
        cursor.execute("SELECT news.judge(%s, %s, 'alike', 'anna', 'why')", (one, one))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE news.judgement SET verdict = 'different'",
        "DELETE FROM news.judgement",
        "INSERT INTO news.judgement (verdict, undoes, judged_by, why) VALUES ('undo', 1, 'x', 'x')",
        "UPDATE news.entity_resolution SET canonical_id = entity_id",
        "DELETE FROM news.mention_resolution",
        "SELECT news.resolve_entities('{}')",
        "SELECT news.take_back(1, 'x', 'x')",
    ],
)
def test_the_pipeline_writes_judgements_through_their_functions_only(archive: Archive, statement: str):
    archive.judge(archive.entity("Marta Velling"), archive.entity("M. Velling"))
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        archive.query(statement)


def test_not_even_the_owner_changes_a_judgement(archive: Archive, warehouse):
    archive.judge(archive.entity("Marta Velling"), archive.entity("M. Velling"))
    for statement in (
        "UPDATE news.judgement SET why = 'x'",
        "DELETE FROM news.judgement",
        "TRUNCATE news.judgement CASCADE",
    ):
        with (
            pytest.raises(psycopg2.errors.RaiseException, match="only ever added"),
            transaction(warehouse.owner_url) as cursor,
        ):
            cursor.execute(statement)


def test_an_analyst_reads_judgements_and_makes_none(archive: Archive):
    one, two = archive.entity("Marta Velling"), archive.entity("M. Velling")
    archive.judge(one, two)
    with transaction(archive.analyst_url) as cursor:
        cursor.execute("SELECT entity, other_entity, verdict, judged_by, is_active FROM mart.judgement")
        assert cursor.fetchall() == [("Marta Velling", "M. Velling", "same", "anna", True)]
    with pytest.raises(psycopg2.errors.InsufficientPrivilege), transaction(archive.analyst_url) as cursor:
        cursor.execute("SELECT news.undo(1, 'x', 'x')")


def test_a_mention_that_is_judged_different_names_nobody_and_one_judged_the_same_names_another(
    archive: Archive,
):
    marta, choir = archive.entity("Marta Velling"), archive.entity("Lena Velling")
    revision = archive.article("oldhaven/a", BODY)
    archive.mention(revision, "Marta Velling", marta)
    place = archive.mention(revision, "Velling", marta, nth=2, method="chain")
    with transaction(archive.loader_url) as cursor:
        first = judge_mention(cursor, place, marta, Verdict.DIFFERENT, **WHO)
    assert archive.named() == {"Marta Velling": "Marta Velling", "Velling": None}
    with transaction(archive.loader_url) as cursor:
        second = judge_mention(cursor, place, choir, Verdict.SAME, **WHO)
    assert archive.named()["Velling"] == "Lena Velling"
    assert archive.query("SELECT judgement_id FROM mart.mention WHERE surface = 'Velling'") == [second]
    archive.undo(second)
    assert archive.named()["Velling"] is None
    archive.undo(first)
    assert archive.named()["Velling"] == "Marta Velling"
    assert archive.query("SELECT DISTINCT entity_id FROM news.mention") == [marta]


def test_a_judged_mention_is_known_again_by_its_words_in_another_wording(archive: Archive):
    marta, choir = archive.entity("Marta Velling"), archive.entity("Lena Velling")
    place = archive.mention(archive.article("oldhaven/a", BODY), "Velling", marta, nth=2, method="chain")
    with transaction(archive.loader_url) as cursor:
        judge_mention(cursor, place, choir, Verdict.SAME, **WHO)
    edited = archive.article("oldhaven/a", "Corrected.\n\n" + BODY.replace("\n\n", "\n\n\n"), number=2)
    archive.mention(edited, "Velling", marta, nth=2, method="chain")
    archive.mention(edited, "M. Velling", marta)
    with transaction(archive.loader_url) as cursor:
        cursor.execute("SELECT news.resolve_mentions(%s::uuid[], '{}')", ([edited],))
    assert archive.named() == {"Velling": "Lena Velling", "M. Velling": "Marta Velling"}


def test_who_speaks_follows_the_mention_that_names_the_speaker(archive: Archive):
    marta, choir = archive.entity("Marta Velling"), archive.entity("Lena Velling")
    revision = archive.article("oldhaven/a", BODY)
    place = archive.mention(revision, "M. Velling", marta)
    archive.query(
        "INSERT INTO news.quotation (revision_id, start_char, end_char, text, kind, speaker_entity_id, "
        "named_speaker_id, speaker_start_char, speaker_end_char) "
        "VALUES (%s, 51, 59, 'We sail.', 'direct', %s, %s, %s, %s)",
        revision, marta, marta, *place[1:],
    )  # fmt: skip
    with transaction(archive.loader_url) as cursor:
        made = judge_mention(cursor, place, choir, Verdict.SAME, **WHO)
    assert archive.query("SELECT speaker FROM mart.quotation") == ["Lena Velling"]
    archive.undo(made)
    assert archive.query("SELECT speaker FROM mart.quotation") == ["Marta Velling"]


def test_a_mention_that_is_not_there_is_refused(archive: Archive):
    with (
        pytest.raises(JudgementRefused, match="no mention stands at 1 to 2"),
        transaction(archive.loader_url) as cursor,
    ):
        judge_mention(cursor, (uuid.uuid4(), 1, 2), archive.entity("Marta Velling"), Verdict.SAME, **WHO)


def test_an_alias_means_its_entity_where_the_registry_knows_no_better(archive: Archive):
    marta, other = archive.entity("Marta Velling", "registry"), archive.entity("M. Velling")
    curated = archive.entity("Mona Velling", "registry")
    for source, entity in (("oldhaven", other), ("skarv", None), ("moor", curated)):
        revision = archive.article(f"{source}/a", BODY, source=source)
        archive.mention(
            revision, "M. Velling", entity, method="alias" if entity == curated else "provisional"
        )
    with transaction(archive.loader_url) as cursor:
        made = judge_alias(cursor, "M. Velling", marta, Verdict.SAME, **WHO)
    shown = "SELECT source_id, entity FROM mart.mention ORDER BY source_id"
    assert archive.query(shown) == [
        ("moor", "Mona Velling"),
        ("oldhaven", "Marta Velling"),
        ("skarv", "Marta Velling"),
    ]
    assert archive.query("SELECT mentions FROM mart.judgement") == [2]
    assert archive.query("SELECT other_names FROM mart.entity WHERE entity = 'Marta Velling'") == [
        ["M. Velling"]
    ]
    archive.undo(made)
    assert archive.query(shown) == [("moor", "Mona Velling"), ("oldhaven", "M. Velling"), ("skarv", None)]


def test_an_alias_that_does_not_mean_an_entity_is_unlinked_also_after_a_merge(archive: Archive):
    marta, other = archive.entity("Marta Velling", "registry"), archive.entity("M. Velling")
    archive.mention(archive.article("oldhaven/a", BODY), "M. Velling", other)
    with transaction(archive.loader_url) as cursor:
        judge_alias(cursor, "M. Velling", marta, Verdict.DIFFERENT, **WHO)
    assert archive.named() == {"M. Velling": "M. Velling"}
    merged = archive.judge(marta, other)
    assert archive.named() == {"M. Velling": None}
    archive.undo(merged)
    assert archive.named() == {"M. Velling": "M. Velling"}


def test_what_is_said_of_a_mention_goes_before_what_is_said_of_its_name(archive: Archive):
    marta, lena = archive.entity("Marta Velling"), archive.entity("Lena Velling")
    place = archive.mention(archive.article("oldhaven/a", BODY), "M. Velling", None)
    with transaction(archive.loader_url) as cursor:
        judge_mention(cursor, place, lena, Verdict.SAME, **WHO)
        judge_alias(cursor, "M. Velling", marta, Verdict.SAME, **WHO)
    assert archive.named() == {"M. Velling": "Lena Velling"}


@pytest.mark.parametrize("alias", ["", " ", "n" * 301])
def test_an_alias_is_a_name(archive: Archive, alias: str):
    entity = archive.entity("Marta Velling")
    with (
        pytest.raises(JudgementRefused, match="1 to 300 characters"),
        transaction(archive.loader_url) as cursor,
    ):
        judge_alias(cursor, alias, entity, Verdict.SAME, **WHO)


def test_two_judges_at_once_cannot_merge_what_the_other_forbids(archive: Archive):
    one, two, three = (archive.entity(name) for name in ("Marta Velling", "M. Velling", "Mary Velling"))
    archive.judge(one, two)
    with transaction(archive.loader_url) as first:
        judge_entities(first, one, three, Verdict.DIFFERENT, **WHO)
        with (
            pytest.raises(psycopg2.errors.LockNotAvailable),
            _impatient(archive) as second,
        ):
            judge_entities(second, two, three, Verdict.SAME, **WHO)


class _impatient:  # noqa: N801 - a context, as `transaction` is
    """A second judge, who waits a tenth of a second."""

    def __init__(self, archive: Archive) -> None:
        self._connection = psycopg2.connect(archive.loader_url)
        psycopg2.extras.register_uuid(conn_or_curs=self._connection)

    def __enter__(self) -> psycopg2.extensions.cursor:
        cursor = self._connection.cursor()
        cursor.execute("SET lock_timeout = '100ms'")
        return cursor

    def __exit__(self, *_error: object) -> None:
        self._connection.close()
