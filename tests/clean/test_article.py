from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, outcome, page, rejected

from wirehouse.clean import clean, sequence_model, versions
from wirehouse.reasons import Reason
from wirehouse.records import HTML, TEXT, Article, Label, RawDocument, Rejection, Stage
from wirehouse.sources import Rule, Rules, Source

NO_TEXT_OF_ANY = set("\0\x07\x1b\x7f\x85\u200b\u202a\u202e\u2066\u2069\ufeff\n\r\t")


def check(found: Article | Rejection) -> None:
    """Hold an outcome to what every outcome must keep."""
    if isinstance(found, Rejection):
        assert found.stage is Stage.CLEAN
        assert found.evidence
        return
    assert found.headline.strip()
    assert found.paragraphs
    texts = (
        found.headline, *found.paragraphs, *found.authors, *found.keywords,
        *(text for text in (found.standfirst, found.byline, found.section, found.publisher, found.canonical_url) if text),
    )  # fmt: skip
    for text in texts:
        assert text == text.strip() != ""
        assert not set(text) & NO_TEXT_OF_ANY
        text.encode()
    assert found.content_hash


class TestAnyInput:
    @given(
        st.binary(max_size=600),
        st.sampled_from([TEXT, HTML, None]),
        st.sampled_from([None, "utf-16", "koi8-r", "no"]),
    )
    @settings(max_examples=150, deadline=None)
    def test_any_bytes_give_an_article_or_a_rejection(
        self, data: bytes, media_type: str | None, charset: str | None
    ) -> None:
        check(outcome(data, media_type=media_type, charset=charset))

    @given(
        st.lists(
            st.one_of(
                st.sampled_from([*PARAGRAPHS, HEADLINE, "By Jane Doe", "3 June 2024", "Share", "Tags: a, b"]),
                st.text(max_size=60),
            ),
            max_size=14,
        ),
        st.sampled_from(["\n", "\n\n", "\r\n", " "]),
    )
    @settings(max_examples=150, deadline=None)
    def test_any_lines_give_an_article_or_a_rejection(self, lines: list[str], between: str) -> None:
        check(outcome(between.join(lines), media_type=TEXT))

    @given(
        st.lists(
            st.sampled_from(
                [
                    *(f"<p>{text}" for text in PARAGRAPHS), f"<h1>{HEADLINE}", "<div>", "</div>", "<table><tr><td>", "</p>", "<a href=x>",
                    "<script>", "</script>", "<nav>", "<meta charset=utf-16>", "<title>", "<li>x", "<br><br>", "&#0;&#xD800;\u202e", "<!--",
                    '<script type="application/ld+json">{"@type":"Article","headline":"\\ud800\\u0000x y",'
                    '"author":"\\u202eJane Doe"}</script>',
                    "<link rel=canonical href='https://[x/yz'>", "<time datetime=2024-06-03T10:00>3 June", "<p class=byline>By Jane Doe",
                ]
            ),
            max_size=14,
        )
    )  # fmt: skip
    @settings(max_examples=200, deadline=None)
    def test_any_pieces_of_pages_give_an_article_or_a_rejection(self, pieces: list[str]) -> None:
        check(outcome("".join(pieces), media_type=HTML))

    @given(st.lists(st.sampled_from(PARAGRAPHS), max_size=6), st.booleans())
    @settings(max_examples=30, deadline=None)
    def test_the_same_bytes_give_the_same_answer(self, paragraphs: list[str], as_page: bool) -> None:
        text = page(paragraphs=paragraphs) if as_page else dump(HEADLINE, paragraphs=paragraphs)
        assert outcome(text) == outcome(text)

    def test_nothing_depends_on_when_it_was_collected(self) -> None:
        document = RawDocument.from_bytes(dump(HEADLINE).encode(), "town/bridge")
        first, second = clean(document), clean(document, Source(document.source))
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert first.content_hash == second.content_hash


class TestHostileInput:
    def test_zero_bytes_and_marks_of_direction_reach_no_text(self) -> None:
        hidden = PARAGRAPHS[0].replace("voted", "vo\u202etedetov\u202c\0")
        article = cleaned(dump(HEADLINE + "\0\u2066", paragraphs=[hidden, *PARAGRAPHS[1:]]))
        check(article)
        assert article.headline == HEADLINE

    def test_two_thousand_nested_elements_are_an_article(self) -> None:
        text = page().replace("<article>", "<div>" * 2_000).replace("</article>", "</div>" * 2_000)
        assert cleaned(text).paragraphs == PARAGRAPHS

    def test_a_hundred_thousand_are_too_deep(self) -> None:
        found = rejected(page().replace("<article>", "<div>" * 100_000))
        assert found.reason is Reason.TOO_DEEP
        assert "take it out" in found.evidence

    @pytest.mark.parametrize(
        "text",
        [
            "go\n" * 1_000_000,
            "<p>go</p>" * 100_000,
            "a" * 3_000_000,
            page(paragraphs=[PARAGRAPHS[0] * 10_000]),
        ],
        ids=["lines", "elements", "one line", "one paragraph"],
    )
    def test_what_is_larger_than_any_article_is_turned_away(self, text: str) -> None:
        assert rejected(text).reason is Reason.TOO_LARGE

    @pytest.mark.parametrize(
        "data", [b"\x7fELF\x02\x01" + bytes(range(256)) * 20, b"%PDF-1.7\n" + b"x" * 99, bytes(5_000)]
    )
    def test_a_program_is_no_text(self, data: bytes) -> None:
        assert rejected(data).reason is Reason.BINARY

    @pytest.mark.parametrize(
        "declared", ["utf-16", "windows-1251", "idna", "punycode", "utf-7", "base64", "<script>", "\0"]
    )
    def test_a_lying_declaration_changes_nothing(self, declared: str) -> None:
        text = page(f'<meta charset="{declared}"><title>{HEADLINE}</title>')
        assert cleaned(text, charset=declared).paragraphs == PARAGRAPHS

    def test_utf_7_hides_no_markup(self) -> None:
        text = page(
            f'<meta charset="utf-7"><title>{HEADLINE}</title>',
            paragraphs=["+ADw-script+AD4- " + text for text in PARAGRAPHS],
        )
        assert "<script>" not in cleaned(text.encode() + b"\xff").body

    @pytest.mark.parametrize(
        "text",
        ["[" * 100_000, '{"@graph": [' * 20_000, '{"@type": "NewsArticle", "headline": "' + "x" * 500_000],
    )
    def test_broken_json_ld_does_not_cost_the_article(self, text: str) -> None:
        head = f'<title>{HEADLINE}</title><script type="application/ld+json">{text}</script>'
        assert cleaned(page(head)).headline == HEADLINE

    @pytest.mark.parametrize(
        "line",
        [
            "(" * 700,
            "By " + "Jane " * 200,
            "1." * 400,
            "a-" * 400,
            "“" * 700,
            "#a " * 250,
            "A" * 700 + " - x",
            "12:" * 250,
            ", " * 400,
        ],
    )
    def test_no_line_is_a_trap_for_a_regular_expression(self, line: str) -> None:
        text = dump(*[line] * 20, HEADLINE, *[line] * 20, below=[line] * 20)
        check(outcome(text))
        check(outcome(page(above=f"<h1>{HEADLINE}</h1>" + f"<p class=byline>{line}</p>" * 20)))

    def test_attributes_without_end_do_no_harm(self) -> None:
        text = page().replace("<p>", f"<p class='{'related ' * 5_000}' {string.ascii_lowercase * 1_000}=x>")
        check(outcome(text))


class TestWhatAnOutcomeTells:
    def test_an_article_says_how_it_was_read(self) -> None:
        article = cleaned(dump(HEADLINE, "By Jane Doe", "3 June 2024", below=["Share"]))
        explanation = article.explanation
        assert (explanation.charset, explanation.charset_basis) == ("utf-8", "bytes")
        assert [block.line for block in explanation.blocks if block.label is Label.BODY] == [7, 9, 11, 13]
        assert [date.line for date in explanation.dates] == [5]
        assert all(block.reason for block in explanation.blocks)

    def test_so_does_a_rejection(self) -> None:
        found = rejected("Home\nNews\nSport\n")
        assert found.explanation is not None
        assert [block.text for block in found.explanation.blocks] == ["Home", "News", "Sport"]

    def test_both_name_what_judged_them(self) -> None:
        source = Source("town", rules=Rules(drop=(Rule(".x"),)), version="abc")
        named = f"clean 6; labeller {sequence_model.shipped().version}; rules abc"
        assert cleaned(dump(HEADLINE), source=source).versions == versions(source) == named
        assert rejected("Home\n").versions == versions()
        assert versions() != versions(source)

    def test_a_rejection_tells_when_the_page_says_that_it_was_published(self) -> None:
        stated = '<meta property="article:published_time" content="2024-06-03T08:00:00+02:00">'
        found = rejected(page(f"<title>{HEADLINE}</title>{stated}", paragraphs=["Watch the bridge go up."]))
        assert found.explanation is not None
        assert [(one.value, one.verdict) for one in found.explanation.dates] == [
            ("2024-06-03T08:00:00+02:00", "published")
        ]

    def test_an_article_carries_its_documents_identity(self) -> None:
        document = RawDocument.from_bytes(dump(HEADLINE).encode(), "town/bridge", source="town")
        article = clean(document)
        assert isinstance(article, Article)
        assert (article.document_id, article.address, article.source) == (document.id, "town/bridge", "town")
