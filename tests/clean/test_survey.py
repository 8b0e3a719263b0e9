from __future__ import annotations

from written_pages import HEADLINE, PARAGRAPHS, dump, page

from wirehouse.clean import html_page, page_metadata
from wirehouse.clean.survey import Survey, survey_again, survey_dump, survey_page
from wirehouse.clean.text_dump import read


def test_a_dumps_headline_stands_above_its_run_of_prose() -> None:
    survey = survey_dump(read(dump("Home", HEADLINE)))
    assert survey.headline == HEADLINE
    assert survey.headline_at is not None
    assert survey.run.first > survey.headline_at
    assert survey.tree is None


def test_a_dump_without_prose_has_no_headline() -> None:
    survey = survey_dump(read("Home\nNews\nSport\n"))
    assert (survey.headline, survey.headline_at) == (None, None)


def test_the_headline_is_looked_for_again_above_what_turned_out_to_be_the_body() -> None:
    blocks = read(dump(HEADLINE, paragraphs=[f"The Harborough bridge plan, part {n}" for n in range(9)]))
    survey = survey_dump(blocks)
    assert survey.headline_at is None
    assert survey_again(survey, 1, 9).headline == HEADLINE
    assert survey_again(survey, -1, -1).headline is None


def test_where_the_body_begins_with_short_lines_the_headline_may_be_one_of_them() -> None:
    blocks = read(dump("slow travel", HEADLINE, "by boat"))
    survey = Survey(survey_dump(blocks).run, None, None)
    assert survey_again(survey, 0, len(blocks) - 1).headline == HEADLINE


def test_a_pages_prose_begins_below_its_headline() -> None:
    found = html_page.read(html_page.parse(page()))
    at = next(row for row, block in enumerate(found.blocks) if block.text == HEADLINE)
    survey = survey_page(found, page_metadata.read(found.root), HEADLINE, at)
    assert [survey.run.blocks[survey.run.first].text, survey.run.blocks[survey.run.last].text] == [
        PARAGRAPHS[0],
        PARAGRAPHS[-1],
    ]
    assert survey.tree is not None


def test_a_page_says_what_it_states_to_machines() -> None:
    text = page().replace("<head>", '<head><meta name="description" content="A bridge at last">')
    found = html_page.read(html_page.parse(text))
    survey = survey_page(found, page_metadata.read(found.root), None, None)
    assert survey.tree is not None
    assert survey.tree.stated == ("", "A bridge at last")
