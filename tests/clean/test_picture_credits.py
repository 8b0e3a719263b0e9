from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirehouse.clean.picture_credits import ends_in_credit


@pytest.mark.parametrize(
    "caption",
    [
        "The bridge of Harborough at dawn. Photo: Petra Lindqvist/The Example",
        "Photo by Petra Lindqvist",
        "The old crossing in the fog (Photo by Petra Lindqvist/Getty Images for The Example)",
        "The old crossing in the fog. (Petra Lindqvist/The Example via AP)",
        "The old crossing in the fog (Ian Moor/PA)",
        "Petra Lindqvist | Getty Images",
        "The old crossing in the fog © The Example",
        "Die alte Brücke im Nebel. Foto: privat",
        "Broen i tåke. Foto: Ola Nordmann/NTB",
        "The ferry. Credit: Petra Lindqvist",
        "시장이 다리 앞에서 연설을 하고 있다. 연합뉴스",
        "시장이 다리 앞에서 연설을 하고 있다. 김기자 기자",
        "霧の中の古い橋＝3日、ハーバラで（代表撮影）",
        "雾中的旧桥（王小明 摄）",
    ],
)
def test_a_caption_ends_in_its_credit(caption: str) -> None:
    assert ends_in_credit(caption)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted for the plan, according to a memo that was seen by Reuters.",
        "A spokesman declined to comment when he was asked by the Associated Press.",
        "How to take dynamic photos of bridges: seven tips",
        "Ask for the larger of the two (mast/boom) before you sail.",
        "Wallet (credit/debit cards, cash, etc.)",
        "The picture of the town has changed since then.",
        "It costs more in winter ($66/month).",
        "Project lead (designer / strategist)",
    ],
)
def test_a_sentence_does_not(sentence: str) -> None:
    assert not ends_in_credit(sentence)


def test_a_long_paragraph_is_no_caption() -> None:
    assert not ends_in_credit("The bridge is old. " * 40 + "Photo: Petra Lindqvist")


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert ends_in_credit(text) in {True, False}
