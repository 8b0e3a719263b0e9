"""Pages whose parts came late: React streams them hidden, at the end, and a script puts each in its place.

What was not ready when a page was sent stands in it as `<template id="B:0">`; the part itself follows
as `<div hidden id="S:0">`. A page saved as it came over the wire, its scripts never run, holds its
article there (react-dom, `ReactFizzConfigDOM`, since React 18).
"""

from __future__ import annotations

import re

from lxml import html

_SEGMENT = re.compile(r"""\bid=["']S:[0-9a-f]+["']""")
_SEGMENTS = "//*[@hidden and starts-with(@id, 'S:')]"
_PLACES = "//template[starts-with(@id, 'B:')]"
# To move one costs as many steps as its place lies deep; a page has seldom ten.
_MOST = 100


def may_be(text: str) -> bool:
    """Tell whether a page's text names a part that came late."""
    return _SEGMENT.search(text) is not None


def settle(root: html.HtmlElement) -> None:
    """Put every part that came late in its place, and show it; one without a place is shown where it is."""
    places = {str(place.get("id"))[2:]: place for place in root.xpath(_PLACES)}
    for segment in root.xpath(_SEGMENTS)[:_MOST]:
        del segment.attrib["hidden"]
        place = places.get(str(segment.get("id"))[2:])
        # A part that waits for itself would be put into itself.
        if place is not None and all(outer is not segment for outer in place.iterancestors()):
            place.addprevious(segment)
