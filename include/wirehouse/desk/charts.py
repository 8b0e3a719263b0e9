"""Small charts, drawn on the server as SVG: no script, no colours but the style sheet's.

Every chart is a picture to a screen reader, named by a sentence that says what it shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

_GAP = 0.2


def bars(
    values: Sequence[float | None],
    labels: Sequence[str],
    name: str,
    *,
    width: int = 240,
    height: int = 48,
    broken: Sequence[bool] = (),
    floor: float | None = None,
    top: float | None = None,
) -> Markup:
    """Draw a column a value, with its label as a tooltip; None leaves a hole.

    `broken` marks the columns on which something broke; `floor` draws a line below which a value is too
    low; `top` is the value of the full height, the highest value where it is None.
    """
    highest = top or max([value for value in values if value is not None], default=0) or 1
    step = width / max(1, len(values))
    drawn = [f'<rect class="base" y="{height - 1}" width="{width}" height="1"/>']
    for index, value in enumerate(values):
        is_broken = index < len(broken) and broken[index]
        x = index * step + step * _GAP / 2
        w = max(1.0, step * (1 - _GAP))
        if value is None:
            drawn.append(_rect(x, height - 2, w, 2, kind="bar hole", title=f"{labels[index]}: nothing"))
            continue
        tall = max(1.0 if value else 0.0, min(1.0, value / highest) * (height - 2))
        kind = "bar broken" if is_broken else "bar"
        drawn.append(
            _rect(x, height - tall, w, tall, kind=kind, title=f"{labels[index]}: {_plain(value, top)}")
        )
        if is_broken:
            drawn.append(_rect(x, 0, w, height, kind="band", title=f"{labels[index]}: {_plain(value, top)}"))
    if floor is not None and highest:
        y = height - min(1.0, floor / highest) * (height - 2)
        drawn.append(f'<line class="floor" x1="0" x2="{width}" y1="{y:.1f}" y2="{y:.1f}"/>')
    return _svg("".join(drawn), name, width, height, "chart")


def line(values: Sequence[float], name: str, *, width: int = 96, height: int = 20) -> Markup:
    """Draw a line through the values, as small as a word."""
    if not values:
        return _svg("", name, width, height, "spark")
    highest = max(values) or 1
    step = width / max(1, len(values) - 1)
    points = " ".join(
        f"{index * step:.1f},{height - 2 - value / highest * (height - 4):.1f}"
        for index, value in enumerate(values)
    )
    return _svg(f'<polyline class="trace" points="{points}"/>', name, width, height, "spark")


def meter(part: float, whole: float, name: str, *, width: int = 120, kind: str = "") -> Markup:
    """Draw how much of a whole a part is."""
    share = 0.0 if not whole else max(0.0, min(1.0, part / whole))
    drawn = (
        f'<rect class="rail" width="{width}" height="8" rx="2"/>'
        f'<rect class="fill {escape(kind)}" width="{max(share * width, 1.5 if part else 0):.1f}" height="8" rx="2"/>'
    )
    return _svg(drawn, name, width, 8, "meter")


def _rect(x: float, y: float, width: float, height: float, *, kind: str, title: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}">'
        f"<title>{escape(title)}</title></rect>"
    )


def _svg(drawn: str, name: str, width: int, height: int, kind: str) -> Markup:
    return Markup(  # noqa: S704 - every text in it is escaped above or here
        f'<svg class="{kind}" {_told(name)} viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" preserveAspectRatio="none">{drawn}</svg>'
    )


def _told(name: str) -> str:
    """Name a picture to a screen reader; one without a name says nothing that the words beside it do not."""
    return f'role="img" aria-label="{escape(name)}"' if name else 'aria-hidden="true"'


def _plain(value: float, top: float | None) -> str:
    return f"{value:.0%}" if top == 1 else f"{value:,.0f}"
