"""A sample of `make quality-enrich`: what a change may not lose, in less than a minute."""

from __future__ import annotations

from itertools import islice

import pytest

from bench.enrich import gold, linking, names, places, quotations, seeds, speed
from bench.enrich.gold import Score

pytestmark = pytest.mark.skipif(
    not gold.DATA.is_dir(), reason="the marked texts do not lie beside this checkout (../shared/data/nlp)"
)


def test_links_of_news_are_right() -> None:
    total = Score()
    for row in gold.rows("linking-news-fair"):
        total = total.plus(linking.score(row, linking.ours(row))["all"])
    assert total.found >= 40
    assert total.precision >= 0.93


def test_links_of_agency_reports_are_right() -> None:
    total = countries = Score()
    for row in gold.rows("linking-reuters-128")[:64]:
        its = linking.score(row, linking.ours(row))
        total, countries = total.plus(its["all"]), countries.plus(its["countries"])
    assert total.precision >= 0.95
    assert countries.precision >= 0.98


def test_names_are_found_better_than_by_the_model_alone() -> None:
    plain = ours = Score()
    for marked in islice(names.linked("linking-news-fair"), 15):
        plain = plain.plus(names.score(marked, names.plain(marked.text, peoples=True)))
        ours = ours.plus(names.score(marked, names.ours(marked.text, peoples=True)))
    assert ours.f1 >= plain.f1 + 0.03


def test_places_are_where_they_are() -> None:
    total = Score()
    for _, text, marked in islice(places.read("geovirus"), 30):
        total = total.plus(places.score(marked, places.ours(text)))
    # The first articles are harder than the rest: .745 is the floor for all.
    assert total.recall >= 0.64


def test_quotations_have_their_speakers() -> None:
    scores = quotations.measure(quotations.read()[:15], quotations.ours)
    assert scores["both direct strict"].f1 >= 0.87


def test_the_real_texts_are_read_as_a_person_read_them() -> None:
    if not seeds.SEEDS.is_dir():
        pytest.skip("the real texts do not lie beside this checkout (../shared/seeds)")
    _, shares, counts = seeds.figures()
    assert gold.below("seeds", shares) == []
    assert gold.above("seeds", counts) == []


def test_the_stages_add_up_to_the_whole() -> None:
    times, theirs, words = speed.measure(speed.texts(speed.WARM_UP + 2))
    assert words > 100
    assert theirs > 0
    assert all(times[stage] > 0 for stage in speed.STAGES)
    parts = sum(times[stage] for stage in speed.STAGES)
    assert parts <= times["total"]
    assert times["rest"] < 0.2 * times["total"]
