from __future__ import annotations

from datetime import UTC, date, datetime

from written_pages import HEADLINE, PARAGRAPHS, WORDS, cleaned, dump, page, rejected

from wirehouse.clean import source_rules
from wirehouse.reasons import Reason
from wirehouse.sources import Rule, Rules, Source

PAGE = "<div class=a>One</div><div class=b>Two</div>"


def source(**rules: object) -> Source:
    return Source("town", rules=Rules(**rules))  # type: ignore[arg-type]


def test_without_rules_nothing_is_touched() -> None:
    assert source_rules.apply(PAGE, Rules(), None) == source_rules.Ruled(PAGE)


def test_what_is_to_be_dropped_is_gone() -> None:
    assert "One" not in source_rules.apply(PAGE, Rules(drop=(Rule(".a"),)), None).text


def test_a_value_comes_with_the_selector_that_found_it() -> None:
    rules = Rules(headline=(Rule(".none"), Rule(".b"), Rule(".a")))
    assert source_rules.apply(PAGE, rules, None).values == {"headline": ("Two", ".b")}


def test_attributes_for_machines_come_before_the_shown_text() -> None:
    text = "<time class=t datetime='2024-06-03'>Monday</time><meta class=m content='Town'>"
    rules = Rules(date=(Rule(".t"),), section=(Rule(".m"),))
    assert source_rules.apply(text, rules, None).values == {
        "date": ("2024-06-03", ".t"),
        "section": ("Town", ".m"),
    }


def test_a_value_is_taken_before_its_element_is_dropped() -> None:
    rules = Rules(headline=(Rule(".a"),), drop=(Rule(".a"),))
    ruled = source_rules.apply(PAGE, rules, None)
    assert ruled.values["headline"][0] == "One"
    assert "One" not in ruled.text


def test_a_rule_that_has_ended_holds_for_pages_saved_before() -> None:
    rules = Rules(drop=(Rule(".a", valid_until=date(2024, 6, 3)),))
    assert "One" not in source_rules.apply(PAGE, rules, date(2024, 6, 3)).text
    assert "One" in source_rules.apply(PAGE, rules, date(2024, 6, 4)).text
    assert "One" in source_rules.apply(PAGE, rules, None).text


def test_only_what_is_to_be_kept_is_body() -> None:
    other = "<div class=x>" + "".join(f"<p>{text.upper()}</p>" for text in PARAGRAPHS * 2) + "</div>"
    text = page(below=other)
    assert cleaned(text, source=source(keep=(Rule("article"),))).paragraphs == PARAGRAPHS


def test_a_rule_that_matches_nothing_changes_nothing() -> None:
    rules = source(keep=(Rule(".no"),), drop=(Rule(".no"),), headline=(Rule(".no"),), date=(Rule(".no"),))
    assert cleaned(page(), source=rules).paragraphs == cleaned(page()).paragraphs


def test_a_sources_lines_of_chrome_are_dropped_from_dumps_whatever_their_case() -> None:
    rules = source(drop_lines=("our ferry tickets are the cheapest on the whole coast, book yours today.",))
    line = "Our ferry tickets are the cheapest on the whole coast, book yours today."
    text = dump(HEADLINE, paragraphs=[*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]])
    assert line in cleaned(text).body
    assert cleaned(text, source=rules).body == WORDS


def test_the_rules_of_the_day_of_capture_count() -> None:
    rules = source(drop=(Rule("article", valid_until=date(2024, 6, 3)),))
    early, late = datetime(2024, 6, 1, tzinfo=UTC), datetime(2024, 6, 9, tzinfo=UTC)
    assert rejected(page(), source=rules, captured_at=early).reason is Reason.NO_TEXT
    assert cleaned(page(), source=rules, captured_at=late).body == WORDS
