"""A chart of legal grounds: who invokes which, in which mode."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stancekit.comparison.grounds import Grounds
from stancekit.errors import MissingExtraError
from stancekit.model import LegalMode
from stancekit.show.annotate import displayable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ground_chart"]

# Blue for relying on the law, orange for denying it, grey between; apart in grey as well. Bars
# are stacked in this order, so that what is relied on and what is denied stay together.
_COLOURS = {
    LegalMode.ASSERTED: "#0b4a7d",
    LegalMode.DEMANDED: "#3d86c6",
    LegalMode.PROPOSED: "#9cc4e4",
    LegalMode.CONCEDED: "#9a9a9a",
    LegalMode.CONTESTED: "#f0b27a",
    LegalMode.ABSENCE_ALLEGED: "#d9772b",
    LegalMode.VIOLATED: "#8f3b06",
}
_LONGEST = 28
# Parts of codes that are no words.
_INITIALS = frozenset(("UN", "UNSC", "IHL", "ICC", "ICJ", "WMD", "VII", "EU"))


def _label(name: str, ground: str) -> str:
    """Return the words beside a bar; long names are cut, a ground is written out."""
    text = displayable(name)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    parts = displayable(ground).split("_")
    words = " ".join(part if part in _INITIALS else part.lower() for part in parts)
    return f"{text}: {words}".replace("$", r"\$")  # matplotlib reads $...$ as a formula


def ground_chart(found: Grounds) -> Figure:
    """Draw how often each actor invokes each ground, a bar cut by mode.

    Args:
        found: What `stancekit.comparison.grounds.grounds` counted; periods are added up.

    Returns:
        A matplotlib figure; `figure.savefig("grounds.pdf")` writes it.

    Raises:
        MissingExtraError: matplotlib is not installed.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra, imported when used
        from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - the same
    except ImportError:
        raise MissingExtraError("a chart", "charts") from None
    rows: dict[tuple[str, str], Counter[LegalMode]] = {}
    for count in found.counts:
        name = found.study.name_of(count.holder) or "(nobody named)"
        rows.setdefault((name, count.ground), Counter())[count.mode] += count.count
    figure = Figure(figsize=(9, 1.6 + 0.28 * max(1, len(rows))), layout="constrained")
    axes = figure.add_subplot()
    left = [0] * len(rows)
    for mode, colour in _COLOURS.items():
        widths = [modes[mode] for modes in rows.values()]
        if any(widths):
            words = str(mode).replace("_", " ")
            axes.barh(range(len(rows)), widths, left=left, color=colour, label=words)
        left = [a + b for a, b in zip(left, widths, strict=True)]
    labels = [_label(name, ground) for name, ground in rows]
    axes.set_yticks(range(len(rows)), labels)
    axes.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    axes.set_xlabel("legal bases")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    if rows:
        figure.legend(loc="outside lower left", ncols=4, frameon=False)
    return figure
