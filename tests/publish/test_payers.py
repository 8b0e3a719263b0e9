"""Who pays a sum: only where the sentence says so beyond doubt."""

from __future__ import annotations

import pytest

from newsroom import PARAGRAPHS, Newsroom, page

SAYS_WHO_PAYS = [
    ("The World Bank lent 5 million euros to the harbour on Monday.", "World Bank", "lent"),
    ("Germany has pledged more than €500 million to the islands.", "Germany", "has pledged"),
    ("The European Union will spend up to $2 billion a year on it.", "European Union", "will spend"),
    ("But NATO paid an additional 3 million euros for the new pier.", "NATO", "paid"),
    ("Norway gave Ukraine $70 million for the repair of its grids.", "Norway", "gave"),
    ("Kenya has already invested about $12 million in the islands.", "Kenya", "has already invested"),
]

LEAVES_IT_OPEN = [
    "Officials of Germany paid 5 million euros for the new pier.",
    "France and Germany paid 5 million euros for the new pier.",
    "Germany has not paid 5 million euros for the new pier.",
    "Germany was paid 5 million euros for the new pier.",
    "Germany would pay 5 million euros for the new pier.",
    "Germany will pay 5 million euros if the pier is built.",
    "Germany paid 5 million euros less than it had promised.",
    "Germany said it paid 5 million euros for the new pier.",
    "The German government paid 5 million euros for the new pier.",
    "In Germany, drivers paid 5 million euros for the new pier.",
    "Critics of NATO spent 5 million euros on the new pier.",
    "“Germany paid 5 million euros for the new pier,” said Marta Velling.",
    "The minister refused. “It is true. Germany paid 5 million euros for it,” Marta Velling said.",
    "Germany lost 5 million euros on the new pier.",
    "Germany paid 4,000 workers, who got 5 million euros in all.",
]


def published(newsroom: Newsroom, *sentences: str) -> None:
    for number, sentence in enumerate(sentences):
        newsroom.put(
            f"oldhaven/{number:02}.html", page(f"A dear pier, part {number}", *PARAGRAPHS[:2], sentence)
        )
    newsroom.run("one")


def test_the_name_that_opens_the_sentence_before_a_verb_of_paying_pays(newsroom: Newsroom):
    published(newsroom, *(sentence for sentence, _, _ in SAYS_WHO_PAYS))
    found = newsroom.query("SELECT payer, payer_cue FROM mart.amount ORDER BY address")
    assert found == [(payer, cue) for _, payer, cue in SAYS_WHO_PAYS]


def test_no_payer_is_better_than_a_wrong_one(newsroom: Newsroom):
    published(newsroom, *LEAVES_IT_OPEN)
    found = newsroom.query("SELECT address, payer, payer_cue FROM mart.amount ORDER BY address")
    assert len(found) >= len(LEAVES_IT_OPEN)
    assert [row for row in found if row[1] or row[2]] == []


def test_the_words_of_the_payer_stand_where_the_row_says(newsroom: Newsroom):
    published(newsroom, SAYS_WHO_PAYS[0][0])
    assert newsroom.query(
        "SELECT substr(r.body, a.payer_start_char + 1, a.payer_end_char - a.payer_start_char) "
        "FROM news.amount AS a JOIN news.article_revision AS r USING (revision_id) WHERE a.payer_cue IS NOT NULL"
    ) == ["World Bank"]


def test_sums_of_a_payer_are_added_by_currency_and_a_conversion_counts_once(newsroom: Newsroom):
    published(
        newsroom,
        "Germany paid €5 million ($6 million) for the new pier.",
        "Germany paid €5 million for the new pier.",
        "Germany has pledged more than €7 million for the old pier.",
        "Germany spent $3 million on the old pier.",
        "Germany pays €2 million a year for the old pier.",
    )
    columns = "currency, per, statements, articles, total::int, distinct_total::int, rough_statements, cues"
    assert newsroom.query(f"SELECT {columns} FROM mart.sum_by_payer ORDER BY currency, per NULLS FIRST") == [
        ("EUR", None, 3, 3, 17_000_000, 12_000_000, 1, ["has pledged", "paid"]),
        ("EUR", "year", 1, 1, 2_000_000, 2_000_000, 0, ["pays"]),
        ("USD", None, 1, 1, 3_000_000, 3_000_000, 0, ["spent"]),
    ]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_only_english_is_read(newsroom: Newsroom, language: str):
    sentence = SAYS_WHO_PAYS[1][0]
    newsroom.put("oldhaven/a.html", page("A dear pier", *PARAGRAPHS[:2], sentence))
    newsroom.collect("one")
    newsroom.clean("one")
    newsroom.query("UPDATE stage.article SET language = %s", language)
    newsroom.publish("one")
    assert newsroom.query("SELECT payer FROM mart.amount") == [None]
