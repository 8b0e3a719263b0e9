from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import dates
from wirehouse.clean.months import MONTHS
from wirehouse.records import Precision

days = st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31))


def values(text: str, order: str | None = None) -> list[str]:
    return [found.value for found in dates.find(text, order)]


class TestForms:
    @pytest.mark.parametrize(
        "text",
        [
            "2024-06-03", "2024/06/03", "2024.06.03", "20240603", "2024年6月3日", "3 June 2024", "03 Jun 2024",
            "3rd of June, 2024", "June 3, 2024", "JUNE 3RD, 2024", "Jun. 3, 2024", "Monday, 3 June 2024",
            "3. Juni 2024", "3 de junio de 2024", "3 juin 2024", "3 giugno 2024", "3 czerwca 2024", "3 июня 2024 г.",
            "3 червня 2024 року", "3 юни 2024", "2024. június 3.", "3 Haziran 2024", "3 juni 2024", "3 iunie 2024",
        ],
    )  # fmt: skip
    def test_a_day_is_read_in_the_languages_of_the_table(self, text: str) -> None:
        assert values(text) == ["2024-06-03"]

    @pytest.mark.parametrize(
        "text",
        [
            "2024년 6월 3일", "2024. 6. 3.", "3 มิถุนายน 2567", "3 มิ.ย. 2567", "3 يونيو 2024", "٣ يونيو/حزيران ٢٠٢٤",
            "3 ביוני 2024", "3 जून 2024", "৩ জুন ২০২৪", "ngày 3 tháng 6 năm 2024", "2024 m. birželio 3 d.",
            "2024. gada 3. jūnijs", "2024 ж. 3 маусым", "2024ko ekainaren 3a", "3 de juny de 2024", "3. lipnja 2024.",
            "Hunyo 3, 2024", "3-го июня 2024", "ΔΕΥΤΕΡΑ 3 ΙΟΥΝΙΟΥ 2024", "3 HAZİRAN 2024", "3 ივნისი, 2024",
            "令和6年6月3日", "民國113年6月3日", "14 خرداد ۱۴۰۳", "3-Jun-2024", "Jun-03-2024",
            "Date:3 June 2024", "Mental HealthJUNE 3, 2024", "2024-6-3",
        ],
    )  # fmt: skip
    def test_so_it_is_in_other_scripts_and_calendars(self, text: str) -> None:
        assert values(text) == ["2024-06-03"]

    def test_dates_that_nothing_parts_are_two(self) -> None:
        assert values("June 3, 2024November 12, 2025") == ["2024-06-03", "2025-11-12"]

    @pytest.mark.parametrize(
        ("language", "value"), [("hr", ["2024-10-03"]), ("pl", ["2024-11-03"]), (None, [])]
    )
    def test_a_name_of_two_months_is_read_by_the_language(
        self, language: str | None, value: list[str]
    ) -> None:
        assert [found.value for found in dates.find("3. listopada 2024.", None, language)] == value

    @pytest.mark.parametrize(
        ("text", "value", "precision"),
        [
            ("2024-06-03T10:15:30+03:00", "2024-06-03T10:15:30+03:00", Precision.SECOND),
            ("2024-06-03T10:15:30+0300", "2024-06-03T10:15:30+03:00", Precision.SECOND),
            ("2024-06-03T10:15:30.123Z", "2024-06-03T10:15:30+00:00", Precision.SECOND),
            ("2024-06-03 10:15", "2024-06-03T10:15", Precision.MINUTE),
            ("Mon, 03 Jun 2024 10:15:30 GMT", "2024-06-03T10:15:30+00:00", Precision.SECOND),
            ("June 3, 2024 at 5:30 p.m. EDT", "2024-06-03T17:30-04:00", Precision.MINUTE),
            ("June 3, 2024 12:05 am", "2024-06-03T00:05", Precision.MINUTE),
            ("June 3, 2024 12:05 pm", "2024-06-03T12:05", Precision.MINUTE),
            ("3. Juni 2024, 17:03 Uhr", "2024-06-03T17:03", Precision.MINUTE),
            ("3 июня 2024 г. 17:03", "2024-06-03T17:03", Precision.MINUTE),
            ("3 червня 2024, 17.03", "2024-06-03T17:03", Precision.MINUTE),
            ("10:15 3 June 2024", "2024-06-03T10:15", Precision.MINUTE),
            ("10:15 CET, Monday 3 June 2024", "2024-06-03T10:15+01:00", Precision.MINUTE),
        ],
    )
    def test_a_time_of_day_beside_it_is_read_too(self, text: str, value: str, precision: Precision) -> None:
        assert [(found.value, found.precision) for found in dates.find(text)] == [(value, precision)]

    def test_a_zone_that_means_several_offsets_gives_none(self) -> None:
        assert values("3 June 2024 10:15 BST") == ["2024-06-03T10:15"]

    @pytest.mark.parametrize("text", ["3 June 2024 25:00", "3 June 2024 10:75", "June 3, 2024 17:30 pm"])
    def test_a_time_that_cannot_be_leaves_the_day(self, text: str) -> None:
        assert values(text) == ["2024-06-03"]

    def test_all_dates_of_a_line_are_found_in_their_order(self) -> None:
        assert values("From 5 June 2024 until 3 June 2025") == ["2024-06-05", "2025-06-03"]

    @given(days)
    def test_every_day_is_read_from_each_unequivocal_form(self, day: date) -> None:
        name = day.strftime("%B")
        for text in (
            day.isoformat(), f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", f"{day.year}/{day:%m/%d}",
        ):  # fmt: skip
            assert values(text) == [day.isoformat()], text

    @given(st.datetimes(min_value=datetime(1800, 1, 1), max_value=datetime(2199, 12, 31)))
    def test_every_minute_is_read_back(self, moment: datetime) -> None:
        value = moment.isoformat(timespec="minutes")
        assert values(value) == values(value.replace("T", " ")) == [value]

    def test_a_name_that_means_two_months_is_in_no_table(self) -> None:
        assert set(MONTHS.values()) == set(range(1, 13))
        assert "listopad" not in MONTHS or MONTHS["listopad"] == 11


class TestNumbersAlone:
    @pytest.mark.parametrize("text", ["12.06.2024", "06/12/2024", "1-2-2024"])
    def test_they_are_not_read_where_both_readings_are_possible(self, text: str) -> None:
        assert values(text) == []

    @pytest.mark.parametrize(
        ("text", "value"),
        [("13/06/2024", "2024-06-13"), ("06/13/2024", "2024-06-13"), ("10.10.2024", "2024-10-10")],
    )
    def test_they_are_read_where_only_one_is(self, text: str, value: str) -> None:
        assert values(text) == [value]

    @pytest.mark.parametrize(("order", "value"), [("dmy", "2024-06-12"), ("mdy", "2024-12-06")])
    def test_the_sources_order_decides(self, order: str, value: str) -> None:
        assert values("12.06.2024", order) == [value]

    @pytest.mark.parametrize(
        ("text", "order", "value"),
        [
            ("03.06.24", "dmy", ["2024-06-03"]),
            ("03.06.24", "mdy", ["2024-03-06"]),
            ("03.06.24", None, []),
            ("01/25/26", None, ["2026-01-25"]),
            ("25.01.26", None, []),
            ("25.01.26", "ymd", ["2025-01-26"]),
            ("03.06.98", "dmy", ["1998-06-03"]),
            ("31.12.99", "mdy", ["1999-12-31"]),
        ],
    )
    def test_a_year_of_two_digits_is_read_where_its_place_is_known(
        self, text: str, order: str | None, value: list[str]
    ) -> None:
        assert values(text, order) == value

    @pytest.mark.parametrize(
        "text", ["31.02.2024", "2024-13-45", "32/13/2024", "0.0.2024", "30 February 2024"]
    )
    def test_a_day_that_never_was_is_no_date(self, text: str) -> None:
        assert values(text, "dmy") == []

    @pytest.mark.parametrize(
        "text",
        [
            "June 2024", "3 June", "in 2024", "2 hours ago", "yesterday", "version 1.12.2024.5",
            "phone 20240603", "ISBN 978-2024-06-03-1", "192.168.20.2024", "12345-06-2024", "3 June 12024",
            "1.2.24", "v03.06.24", "03.06.24.1",
        ],
    )  # fmt: skip
    def test_what_is_no_whole_date_is_none(self, text: str) -> None:
        assert values(text, "dmy") == []

    def test_only_the_start_of_a_line_is_looked_at(self) -> None:
        assert values("x" * 500 + " 3 June 2024") == []


class TestOrderOfThePage:
    @pytest.mark.parametrize(
        ("texts", "language", "order"),
        [
            (["06/12/2024"], "ja", "ymd"),
            (["06/12/2024"], "fil", None),
            (["31.05.2024"] * 10 + ["05/31/2024"], "en", "dmy"),
            (["12.06.2024", "31.05.2024"], "en", "dmy"),
            (["06/12/2024", "05/31/2024"], "en", "mdy"),
            (["06/12/2024"], "en", None),
            (["06/12/2024"], None, None),
            (["12.06.2024"], "de", "dmy"),
            (["31.05.2024", "05/31/2024"], "en", None),
            (["05/31/2024"], "de", "mdy"),
            ([], "en", None),
        ],
    )
    def test_one_date_that_has_one_reading_proves_it_for_all(
        self, texts: list[str], language: str | None, order: str | None
    ) -> None:
        assert dates.learn_order(texts, language) == order

    @pytest.mark.parametrize(
        ("country", "order"), [("GB", "dmy"), ("uk", "dmy"), ("US", None), ("CA", None), (None, None)]
    )
    def test_the_country_settles_it_for_english_where_it_writes_one_way(
        self, country: str | None, order: str | None
    ) -> None:
        assert dates.learn_order(["06/12/2024"], "en", country) == order

    def test_what_was_learned_from_the_source_goes_before_the_language(self) -> None:
        assert dates.learn_order(["06/12/2024"], "de", None, "mdy") == "mdy"

    def test_what_the_page_proves_goes_before_what_was_learned(self) -> None:
        assert dates.learn_order(["31.05.2024"], "en", None, "mdy") == "dmy"


class TestEvidenceOfOrder:
    @pytest.mark.parametrize(
        ("texts", "evidence"),
        [
            (["31.05.2024", "12.06.2024", "13/06/2024"], (2, 0)),
            (["05/31/2024", "05/31/24"], (0, 2)),
            (["31.05.24"], (0, 0)),
            (["10.10.2024", "2024-05-31", "31 May 2024", "99.05.2024", "31.00.2024", ""], (0, 0)),
        ],
    )
    def test_only_dates_with_one_reading_count(self, texts: list[str], evidence: tuple[int, int]) -> None:
        assert dates.order_evidence(texts) == evidence

    @pytest.mark.parametrize(
        ("known", "evidence"), [("2024-12-06", (0, 1)), ("2024-06-12", (1, 0)), ("2024-06-13", (0, 0))]
    )
    def test_a_day_that_is_known_proves_how_it_is_written(
        self, known: str, evidence: tuple[int, int]
    ) -> None:
        assert dates.order_evidence(["12/06/2024"], frozenset({known})) == evidence


@pytest.mark.parametrize(
    ("language", "url", "country"),
    [
        ("en-GB", None, "GB"),
        ("en_us", "https://a.example.uk/x", "US"),
        ("en", "https://www.a.co.uk/x", "UK"),
        ("zh-Hant-TW", None, "TW"),
        ("en", "https://a.example/x.uk", None),
        (None, None, None),
    ],
)
def test_the_country_is_that_of_the_language_tag_or_the_host(
    language: str | None, url: str | None, country: str | None
) -> None:
    assert dates.country_of(language, url) == country


class TestMetadata:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("2024-06-03T10:15:00Z", "2024-06-03T10:15:00+00:00"),
            ("2024-06", "2024-06"),
            ("20240603101500", "2024-06-03T10:15:00"),
            ("Mon Jun 03 10:15:00 EDT 2024", "2024-06-03T10:15:00-04:00"),
            ("Mon Jun 03 2024 10:15:00 GMT+0200 (Central European", "2024-06-03T10:15:00+02:00"),
            ("2024-06-03, 3 June 2024", "2024-06-03"),
            ("1717409700", "2024-06-03T10:15:00+00:00"),
            ("1717409700000", "2024-06-03T10:15:00+00:00"),
            (" 3 June\n2024 ", "2024-06-03"),
        ],
    )
    def test_a_value_that_is_one_date_is_read(self, text: str, value: str) -> None:
        parsed = dates.parse(text)
        assert parsed is not None
        assert parsed[0] == value

    @pytest.mark.parametrize(
        "text", ["", "soon", "2024", "2024-13", "0", "3 June 2024 to 5 June 2024", "06/12/2024"]
    )
    def test_a_value_that_is_not_is_none(self, text: str) -> None:
        assert dates.parse(text) is None


class TestClocks:
    @pytest.mark.parametrize(
        "text", ["20:59", "8:30 pm", "17.03 Uhr", "2 hours ago", "an hour ago", "vor 3 Stunden"]
    )
    def test_a_time_alone_is_a_clock(self, text: str) -> None:
        assert dates.is_clock(text)

    @pytest.mark.parametrize("text", ["3 June 2024", "At 20:59 it rained", "2:1", "ago", "20:59 " * 20])
    def test_what_says_more_is_none(self, text: str) -> None:
        assert not dates.is_clock(text)


pieces = st.sampled_from(
    [
        "3 June 2024",
        "12.06.2024",
        "20240603",
        "10:15",
        "2024-06-03T10:15Z",
        "June",
        "31/02/2024",
        " ",
        ", ",
        "| ",
        "\u202e",
        "№",
    ]
)


@given(
    st.one_of(st.text(max_size=500), st.lists(pieces, max_size=12).map("".join)),
    st.sampled_from([None, "dmy", "mdy", "ymd"]),
)
def test_what_is_found_is_iso_8601_at_its_precision_and_lies_in_the_text(
    text: str, order: str | None
) -> None:
    last = 0
    for found in dates.find(text, order):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        moment = datetime.fromisoformat(found.value)
        assert (len(found.value) == 10) is (found.precision is Precision.DAY)
        assert abs(moment.utcoffset() or timedelta()) < timedelta(hours=24)


@given(
    st.one_of(
        st.text("0123456789 ./-:,年月日JunemаяT", max_size=60), st.lists(pieces, max_size=12).map("".join)
    )
)
def test_each_form_is_found_wherever_it_stands(text: str) -> None:
    everywhere = [
        (name, match.span())
        for name, pattern in dates._PATTERNS.items()
        for match in pattern.finditer(text[:400])
    ]
    assert [(name, match.span()) for name, match in dates._matches(text[:400])] == everywhere


@given(st.text(max_size=200))
def test_no_metadata_value_is_too_odd_to_be_looked_at(text: str) -> None:
    parsed = dates.parse(text)
    assert parsed is None or parsed[0][:4].isdigit()


@pytest.mark.parametrize("text", ["12/06/2024", "on 31.5.24", "12 / 6 / 2024", "1-2-2024"])
def test_a_date_in_numbers_alone_needs_an_order(text: str) -> None:
    assert dates.may_need_order(["Text", text])


@pytest.mark.parametrize(
    "text", ["2024-06-12", "2024-06-12T10:00:00", "12 June 2024", "3.5 to 4.5", "2024/06/12", ""]
)
def test_no_other_date_does(text: str) -> None:
    assert not dates.may_need_order([text])
