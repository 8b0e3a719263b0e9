from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.clean import html_page
from wirehouse.errors import DocumentError
from wirehouse.reasons import Reason
from wirehouse.records import Block


def blocks(text: str) -> list[Block]:
    return html_page.read(html_page.parse(text)).blocks


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


class TestBlocks:
    def test_a_block_element_is_one_block_with_its_line(self) -> None:
        found = blocks("<h1>One</h1>\n<div>Two <b>bold</b> words\n<p>Three</div>")
        assert [(block.element, block.text, block.line) for block in found] == [
            ("h1", "One", 1), ("div", "Two bold words", 2), ("p", "Three", 3),
        ]  # fmt: skip

    def test_text_after_an_inner_block_is_a_block_of_its_own(self) -> None:
        assert texts("<div>Before<p>Within</p>After</div>") == ["Before", "Within", "After"]

    def test_two_line_breaks_part_paragraphs_and_one_does_not(self) -> None:
        assert texts("<div>One<br>line<br><br>Two<br> <br>Three</div>") == ["One line", "Two", "Three"]

    @pytest.mark.parametrize("end", ["</body></html>", "</BODY >", "</html>"])
    def test_text_below_the_end_of_the_body_is_kept(self, end: str) -> None:
        assert texts(f"<body><nav>Menu</nav>{end}<div><p>Story</p></div></body></html>") == ["Menu", "Story"]

    def test_bare_text_in_the_body_is_kept(self) -> None:
        assert texts("<body>Bare text</body>") == ["Bare text"]

    @pytest.mark.parametrize(
        "hidden",
        [
            "<script>Gone</script>", "<style>Gone</style>", "<noscript>Gone</noscript>", "<template>Gone</template>",
            "<p hidden>Gone</p>", "<p style='color: red; DISPLAY : none'>Gone</p>", "<select><option>Gone</select>",
            "<textarea>Gone</textarea>", "<svg><text>Gone</text></svg>", "<!-- Gone -->", "<iframe>Gone</iframe>",
        ],
    )  # fmt: skip
    def test_what_no_reader_sees_is_no_text(self, hidden: str) -> None:
        assert "Gone" not in " ".join(texts(f"<div>Seen{hidden} too</div>"))
        assert texts(f"<div>Seen{hidden}</div>")[0] == "Seen"

    def test_a_panel_that_its_heading_opens_is_there_to_be_read(self) -> None:
        panel = (
            "<button id=b aria-controls=p>More</button><div id=p role={} aria-labelledby=b hidden>Story</div>"
        )
        assert texts(panel.format("region")) == ["More", "Story"]
        assert texts(panel.format("dialog")) == ["More"]

    def test_a_page_that_shows_nothing_before_its_scripts_ran_is_read_without_them(self) -> None:
        story = "".join(f"<p>{number}. The ferry sails again on the sound.</p>" for number in range(20))
        assert len(texts(f"<body><div id=app></div><noscript>{story}</noscript></body>")) == 20
        assert texts(f"<body>{story}<noscript><p>Other</p></noscript></body>")[-1] != "Other"

    def test_the_share_of_links_is_that_of_the_characters(self) -> None:
        assert [block.link_share for block in blocks("<p>abcd <a href=1>abcde</a></p><p>abc</p>")] == [
            0.5,
            0.0,
        ]

    def test_what_elements_call_themselves_is_heard_in_words(self) -> None:
        (found,) = blocks("<div class='entry-content hasSidebar' id=main role=article>Text</div>")
        assert found.marks >= {"entry", "content", "has", "sidebar", "main", "article"}

    @pytest.mark.parametrize(
        ("attributes", "marks"),
        [
            ("class='lead story'", {"lead", "story"}),
            ("href='/lead'", set()),
            ("href='/lead' id=story", {"story"}),
            ("", set()),
        ],
    )
    def test_only_what_names_an_element_is_heard(self, attributes: str, marks: set[str]) -> None:
        (found,) = blocks(f"<div {attributes}>Text</div>")
        assert found.marks == marks

    def test_times_and_links_are_kept_with_their_block(self) -> None:
        page = html_page.read(
            html_page.parse("<p>One</p><p><time datetime=2024-06-03>3 June</time> <a href=1>Two</a></p>")
        )
        assert page.times == [(1, "2024-06-03")]
        assert page.links == [(1, "Two")]

    def test_ancestors_lead_from_the_inside_out(self) -> None:
        page = html_page.read(html_page.parse("<body><main><p>Text</p></main></body>"))
        names = [page.elements[place].name for place in page.ancestors(page.element_of[0])]
        assert names == ["p", "main", "body"]


class TestFaultyPages:
    @pytest.mark.parametrize(
        "text",
        [
            "<?xml version='1.0' encoding='koi8-r'?><html><body><p>Text</p></body></html>",
            "<p>Text", "<html><p>Text</html></p>", "<table><tr><td>Text", "<p><b>Text</p></b>", "Text",
            "<p>Te\u202ext</p>", "<p>Te&#0;xt</p>", "<p>T&shy;e&#xD800;xt</p>",
        ],
    )  # fmt: skip
    def test_are_read_as_browsers_read_them(self, text: str) -> None:
        assert [each.replace("\ufffd", "") for each in texts(text)] == ["Text"]

    @pytest.mark.parametrize("text", ["", "   ", "<!-- nothing -->"])
    def test_without_an_element_there_is_no_page(self, text: str) -> None:
        with pytest.raises(DocumentError) as caught:
            html_page.parse(text)
        assert caught.value.reason is Reason.NO_TEXT

    def test_two_thousand_nested_elements_are_read(self) -> None:
        assert texts("<div>" * 2_000 + "Text" + "</div>" * 2_000) == ["Text"]

    def test_a_hundred_thousand_are_too_deep(self) -> None:
        with pytest.raises(DocumentError) as caught:
            html_page.parse("<div>" * 100_000 + "Text")
        assert caught.value.reason is Reason.TOO_DEEP

    def test_comments_in_any_number_are_no_text_and_part_none(self) -> None:
        for number in (1, 20_000):
            assert texts(f"<p>One{'<!-- gone -->' * number} two</p><!-- gone --><p>Three</p>") == [
                "One two",
                "Three",
            ]

    def test_an_element_with_more_attributes_than_any_page_has_is_refused(self) -> None:
        with pytest.raises(DocumentError) as caught:
            html_page.parse(f"<p {' '.join(f'a{number}=1' for number in range(2_000))}>Text</p>")
        assert caught.value.reason is Reason.TOO_LARGE

    def test_hundreds_of_attributes_and_long_ones_are_read(self) -> None:
        assert texts(f"<p {' '.join(f'a{number}=1' for number in range(300))}>Text</p>") == ["Text"]
        assert texts(f"<p data-state='{'x=1 ' * 20_000}'>Text</p>") == ["Text"]

    @given(st.text(st.sampled_from("<>/ab p=\"'!-&;#x0"), max_size=120))
    @settings(max_examples=150)
    def test_any_tag_soup_gives_blocks_or_a_reason(self, text: str) -> None:
        try:
            found = html_page.read(html_page.parse(text))
        except DocumentError as error:
            assert error.reason in {Reason.NO_TEXT, Reason.TOO_DEEP}
        else:
            assert len(found.blocks) == len(found.element_of)
            assert all(block.text and 0 <= block.link_share <= 1 for block in found.blocks)
