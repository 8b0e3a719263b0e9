from __future__ import annotations

from written_pages import HEADLINE, PARAGRAPHS, cleaned, dump, page

ROWS = (("Pier", "Ships", "Moorings"), ("North", "12", "31"), ("South", "7", "18"), ("East", "4", "9"))
CELLS = tuple(cell for row in ROWS for cell in row)


def table(rows: tuple[tuple[str, ...], ...] = ROWS, attributes: str = "") -> str:
    inner = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table {attributes}>{inner}</table>"


def with_table(markup: str) -> tuple[str, ...]:
    text = page().replace(f"<p>{PARAGRAPHS[2]}", f"{markup}<p>{PARAGRAPHS[2]}")
    return cleaned(text).paragraphs


class TestTablesOfPages:
    def test_a_table_among_the_paragraphs_stands_whole(self) -> None:
        assert with_table(table()) == (*PARAGRAPHS[:2], *CELLS, *PARAGRAPHS[2:])

    def test_a_table_below_the_last_paragraph_stands_whole(self) -> None:
        text = page(paragraphs=PARAGRAPHS).replace("</article>", f"{table()}</article>")
        assert cleaned(text).paragraphs == (*PARAGRAPHS, *CELLS)

    def test_a_table_of_links_is_a_menu(self) -> None:
        rows = tuple(tuple(f"<a href=/{cell}>{cell}</a>" for cell in row) for row in ROWS)
        assert with_table(table(rows)) == PARAGRAPHS

    def test_a_table_that_says_that_it_is_chrome_is(self) -> None:
        assert with_table(table(attributes='class="cookie-list"')) == PARAGRAPHS

    def test_a_table_outside_the_article_is_not_its_own(self) -> None:
        assert cleaned(page(below=f"<footer>{table()}</footer>")).paragraphs == PARAGRAPHS


class TestTablesOfDumps:
    def test_lines_of_figures_between_two_paragraphs_stand_whole(self) -> None:
        text = dump(HEADLINE, paragraphs=[*PARAGRAPHS[:2], *CELLS, *PARAGRAPHS[2:]])
        assert cleaned(text).paragraphs == (*PARAGRAPHS[:2], *CELLS, *PARAGRAPHS[2:])

    def test_counters_among_the_sites_lines_are_no_table(self) -> None:
        chrome = [
            "Share",
            "12",
            "Share on Facebook",
            "31",
            "Sign in",
            "4",
            "Advertisement",
            "9",
            "Log in",
            "7",
        ]
        above, below = (
            tuple(f"{text} So the {paper} said." for text in PARAGRAPHS) for paper in ("Post", "Star")
        )
        text = dump(HEADLINE, paragraphs=[*above, *chrome, *below])
        assert cleaned(text).paragraphs == (*above, *below)
