"""Charts drawn on the server: well-formed, named, and without a text that runs."""

from __future__ import annotations

from xml.etree import ElementTree

from wirehouse.desk.charts import bars, line, meter


def test_a_column_a_value_with_its_label_and_a_hole_for_none():
    drawn = ElementTree.fromstring(
        bars([1.0, None, 3.0], ["mon", "tue", "wed"], "Three days", broken=[False, False, True])
    )
    assert drawn.attrib["aria-label"] == "Three days"
    kinds = [part.attrib["class"] for part in drawn if part.tag.endswith("rect")]
    assert kinds == ["base", "bar", "bar hole", "bar broken", "band"]
    assert [part.text for part in drawn.iter("title")][:2] == ["mon: 1", "tue: nothing"]


def test_a_floor_is_a_line():
    assert 'class="floor"' in bars([0.5], ["mon"], "x", floor=0.9, top=1)


def test_a_hostile_label_is_text():
    drawn = bars([1.0], ["<script>"], '"><script>alert(1)</script>')
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)


def test_a_chart_of_nothing_is_drawn():
    for drawn in (bars([], [], "x"), line([], "x"), meter(0, 0, "x")):
        ElementTree.fromstring(drawn)


def test_a_picture_without_a_name_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in meter(1, 2, "")
