"""F1 by type as a drawing that needs no colour: a solid bar for the same words, a hatched one for words that overlap."""

from collections.abc import Mapping, Sequence
from html import escape

from annotator.model.agreement import Figures
from annotator.text.agreement_words import measure

_LEFT, _WIDTH, _RIGHT = 150, 420, 230
_ROW, _BAR, _TOP, _FOOT = 26, 14, 8, 42
_HATCH = (
    '<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" fill="#fff"/><rect width="1.4" height="5" fill="#000"/></pattern></defs>'
)
_SHORTENED = 22
"""Code points of a name that fit beside the bars."""


def plot(figures: Sequence[Figures], types: Mapping[str, str]) -> str:
    """Return an SVG with a bar for each type; all types together come first."""
    down = _TOP + _ROW * len(figures)
    whole = _LEFT + _WIDTH + _RIGHT
    lines = "".join(
        f'<line x1="{_LEFT + _WIDTH * step // 4}" x2="{_LEFT + _WIDTH * step // 4}" y1="{_TOP}" y2="{down}" '
        f'stroke="#999" stroke-width="0.5"/><text x="{_LEFT + _WIDTH * step // 4}" y="{down + 14}" '
        f'text-anchor="middle">{step / 4:g}</text>'
        for step in range(5)
    )
    bars = "".join(_bar(number, one, types) for number, one in enumerate(figures))
    return (
        f'<svg viewBox="0 0 {whole} {down + _FOOT}" width="{whole}" role="img" '
        f'aria-label="F1 by tag type">{_HATCH}{lines}{bars}{_legend(down + 32)}</svg>\n'
    )


def _bar(number: int, one: Figures, types: Mapping[str, str]) -> str:
    middle = _TOP + _ROW * number + _ROW // 2
    name = types.get(one.type, one.type) or "All types"
    shown = name if len(name) <= _SHORTENED else name[: _SHORTENED - 1] + "…"
    top = middle - _BAR // 2
    tags = " / ".join(f"{count:,}" for count in one.tags)
    told = f"{measure(one.f1)} and {measure(one.overlap_f1)}, of {tags} tags"
    return (
        f'<text x="{_LEFT - 8}" y="{middle + 4}" text-anchor="end">{escape(shown)}</text>'
        f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH * (one.overlap_f1 or 0):.1f}" height="{_BAR}" '
        'fill="url(#hatch)" stroke="#000" stroke-width="0.8"/>'
        f'<rect x="{_LEFT}" y="{top}" width="{_WIDTH * (one.f1 or 0):.1f}" height="{_BAR}" fill="#000"/>'
        f'<text x="{_LEFT + _WIDTH + 10}" y="{middle + 4}">{escape(told)}</text>'
    )


def _legend(y: int) -> str:
    return (
        f'<rect x="{_LEFT}" y="{y - 10}" width="18" height="10" fill="#000"/>'
        f'<text x="{_LEFT + 24}" y="{y}">F1, same words</text>'
        f'<rect x="{_LEFT + 150}" y="{y - 10}" width="18" height="10" fill="url(#hatch)" stroke="#000" '
        f'stroke-width="0.8"/><text x="{_LEFT + 174}" y="{y}">F1, words that overlap</text>'
    )
