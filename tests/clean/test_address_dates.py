from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean import address_dates


class TestDay:
    @pytest.mark.parametrize(
        "path",
        [
            "2024/06/03/bridge", "news/2024-06-03-bridge.html", "20240603/bridge", "2024/jun/3/bridge", "2024/6/3/bridge",
            "2024/june/03/bridge", "bridge-2024-06-03.html", "news/bridge_20240603.html", "2024/0603/bridge",
            "%32024/06/03/x/2024/06/03/bridge",
        ],
    )  # fmt: skip
    def test_it_is_read_in_the_forms_that_publishers_use(self, path: str) -> None:
        assert address_dates.day_in(f"https://a.example/{path}") == "2024-06-03"

    @pytest.mark.parametrize(
        "path",
        [
            "2024/06/bridge", "id/20241345/bridge", "2024/02/31/bridge", "bridge?from=/2024/06/03/", "120240603/bridge",
            "2024/3/bridge", "2024/road/3/bridge", "#/2024/06/03/", "web/20240603123456/bridge", "1724/06/03/bridge",
        ],
    )  # fmt: skip
    def test_what_is_no_day_is_none(self, path: str) -> None:
        assert address_dates.day_in(f"https://a.example/{path}") is None


@pytest.mark.parametrize(
    ("path", "month"),
    [
        ("2024/06/bridge", "2024-06"),
        ("202406/bridge", "2024-06"),
        ("2024/13/bridge", None),
        ("2024/06", None),
    ],
)
def test_a_month_is_all_that_some_addresses_state(path: str, month: str | None) -> None:
    assert address_dates.month_in(f"https://a.example/{path}") == month


@given(st.text(max_size=300))
def test_no_address_is_too_odd_to_be_read(text: str) -> None:
    day = address_dates.day_in("https://a.example/" + text)
    assert day is None or len(day) == 10
