"""The stage as a whole: it never fails, its spans hold, its time is bounded, its answer is stable."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wirehouse.enrich import enrich, versions
from wirehouse.enrich.registry import Registry, default_registry
from wirehouse.records import Article, Enrichment, LinkMethod

Read = Callable[..., Enrichment]

MEGABYTE = 1_000_000

# Pieces that the rules act on, mixed with anything at all.
PIECES = st.sampled_from(
    [
        *"\"'“”„‘’«»,.:;-–—()$€£ \n",
        "\n\n",
        "said ",
        "he said",
        "according to ",
        ", adding that ",
        "the NATO chief ",
        "Secretary General ",
        "Olaf Scholz",
        "Jens Stoltenberg",
        "Washington, D.C.",
        "U.S.",
        "Russia's ",
        "BRUSSELS ",
        "E100 billion $106 billion",
        "1,234.56",
        "million ",
        "euros ",
        "Straße ",
        "İstanbul ",
        "e\u0301",
        "\u2028",
        "\x00",
        "\ud83d\ude00",
        "𝔘𝔫𝔦",
    ]
)
BODIES = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).map("".join)


def article(body: str, language: str | None = "en") -> Article:
    return Article("0" * 64, "a.txt", "loose", headline="", body=body, language=language)


def check(body: str, found: Enrichment) -> None:
    for fact in (*found.mentions, *found.amounts, *found.dates):
        assert body[fact.start : fact.end] == fact.surface
    for quotation in found.quotations:
        assert body[quotation.start : quotation.end] == quotation.text
        assert (quotation.speaker_start is None) == (quotation.speaker_end is None)
        assert quotation.speaker is None or quotation.speaker_start is not None
    for facts in (found.mentions, found.quotations, found.amounts, found.dates):
        assert all(0 <= fact.start < fact.end <= len(body) for fact in facts)
        assert all("\n\n" not in body[fact.start : fact.end] for fact in facts)
        assert all(before.end <= after.start for before, after in pairwise(facts))
    assert all(mention.entity and mention.method and 0 < mention.score < 1 for mention in found.mentions)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES, language=st.sampled_from(["en", "en-GB", None, "de", ""]))
def test_any_text_gives_facts_whose_spans_hold(body: str, language: str | None) -> None:
    check(body, enrich(article(body, language)))


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "“",
        "“”",
        "(“‘",
        "‘a ",
        "s’ a‘s’ ",
        "1",
        "1 ",
        "111 ",
        "1,111,",
        "$1 ",
        "a",
        " ",
        "\n",
        "\n \n",
        '"a\n\n',
        "he said ",
        "the NATO chief ",
        "US ",
        "Abc.\n",
        "tens of ",
        '"Abc def," he said. ',
        "Ann Lee, ",
        "“He said, ‘no’ – E1 $1 billion” ",
    ],
)
def test_a_megabyte_of_anything_is_read_in_time_that_grows_with_its_length(
    registry: Registry, piece: str
) -> None:
    enrich(article("The model is loaded by now, said Ann Lee."), registry)
    quarter, whole = ((piece * (size // len(piece) + 1))[:size] for size in (MEGABYTE // 4, MEGABYTE))
    seconds = {}
    for body in (quarter, whole):
        # The time of this process: others on the machine are not the input's fault.
        began = time.process_time()
        found = enrich(article(body), registry)
        seconds[body] = time.process_time() - began
        check(body, found)
    # A machine may be slow, but what is slow by the square takes sixteen times as long.
    assert seconds[whole] < 1 + 8 * seconds[quarter]


def test_the_same_article_gives_the_same_answer(registry: Registry) -> None:
    body = "“We will pay $5 million,” Olaf Scholz said in Berlin."
    assert enrich(article(body), registry) == enrich(article(body), registry)


def test_an_empty_body_has_no_facts(read: Read) -> None:
    found = read("")
    assert (found.mentions, found.quotations, found.amounts) == ((), (), ())


def test_the_versions_name_the_rules_the_model_and_the_registry(read: Read) -> None:
    assert read("Nothing.").versions == versions()
    rules, model, files = versions().split()
    assert rules.startswith("enrich-")
    assert model.startswith("en_")
    assert files == f"registry-{default_registry().version}"


def test_other_languages_have_the_registrys_names_only(read: Read) -> None:
    found = read("Der Kanzler traf Marta Karlsson in Berlin und sprach über die NATO.", language="de")
    assert {m.surface for m in found.mentions} == {"Berlin", "NATO"}
    assert {m.method for m in found.mentions} == {LinkMethod.ALIAS}


def test_facts_of_one_kind_are_in_the_order_of_the_text(read: Read) -> None:
    found = read("Berlin paid €5. Paris paid €6. “We are all glad of it,” said Olaf Scholz.")
    assert [a.value for a in found.amounts] == [5, 6]
    assert [m.surface for m in found.mentions] == ["Berlin", "Paris", "Olaf Scholz"]
