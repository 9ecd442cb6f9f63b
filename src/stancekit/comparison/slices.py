"""Time slices: what a window over dates yields, and what an event weighs in it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import Literal, get_args

from attrs import evolve, frozen

from stancekit.comparison.events import Compat, Events, Moment
from stancekit.comparison.graph import Network, NetworkKind
from stancekit.comparison.networks import network_of
from stancekit.comparison.projection import Aggregation, Normalization
from stancekit.model import checks

__all__ = ["Kernel", "Plan", "TimeSlice", "Unit", "Window", "kernel_weight", "moment_of"]

Unit = Literal["events", "days", "weeks", "months", "years"]
Kernel = Literal["uniform", "triangular", "epanechnikov", "gaussian"]
# Middle, first and last moment of a window, and which events lie in it.
Window = tuple[datetime, datetime, datetime, Sequence[bool]]


@frozen
class TimeSlice:
    """The network of one window.

    Attributes:
        when: The middle of the window: first day of its middle unit, or the time of its middle
            event.
        start: First moment that counts; None for a kernel without bound.
        stop: Last moment that counts, inclusive; None for a kernel without bound.
        events: How many events lie in the window.
        network: What they make.
    """

    when: datetime
    start: datetime | None
    stop: datetime | None
    events: int
    network: Network


@frozen
class Plan:
    """What is to be cut into windows, and how.

    Attributes:
        events: Events whose dates tell their unit.
        unit: Unit of the windows.
        size: How many units each has.
        kind: Kind of the networks.
        aggregation: See `network`.
        normalization: See `network`.
        compat: See `network`.
        caption: What the networks count.
        start: Where the windows begin; None for the first event.
        stop: Where they end; None for the last.
    """

    events: Events
    unit: Unit
    size: int
    kind: NetworkKind
    aggregation: Aggregation
    normalization: Normalization
    compat: Compat | None
    caption: str
    start: datetime | None = None
    stop: datetime | None = None

    def build(self, part: Events) -> Network:
        """Return the network of some of the events."""
        return network_of(
            part,
            self.kind,
            aggregation=self.aggregation,
            normalization=self.normalization,
            compat=self.compat,
            caption=self.caption,
        )

    def weigh(self, weights: Sequence[float]) -> Events:
        """Return the events with a weight each; those of weight 0 are left out.

        In a one-mode network an event brings the root, so that a pair brings the root of the
        product.
        """
        shares = [math.sqrt(w) for w in weights] if self.kind == "one-mode" else list(weights)
        if self.events.weights is not None:
            shares = [s * w for s, w in zip(shares, self.events.weights, strict=True)]
        return evolve(self.events, weights=shares).where([w > 0 for w in weights])


def kernel_weight(kernel: Kernel, distance: float) -> float:
    """Return the weight of an event at a distance from the middle of a window.

    Even in the distance, and never negative.

    Args:
        kernel: Its shape.
        distance: In half windows: 1 and -1 are the ends of the window. Only the Gaussian reaches
            beyond them; there a half window is one standard deviation.

    Example:
        >>> [kernel_weight(k, 0.5) for k in ("uniform", "triangular", "epanechnikov")]
        [0.5, 0.5, 0.5625]
    """
    checks.expect(kernel in get_args(Kernel), kernel, f"one of {', '.join(get_args(Kernel))}")
    if kernel == "gaussian":
        return math.exp(-distance * distance / 2) / math.sqrt(2 * math.pi)
    if abs(distance) > 1:
        return 0.0
    if kernel == "uniform":
        return 0.5
    return 1 - abs(distance) if kernel == "triangular" else 0.75 * (1 - distance * distance)


def moment_of(moment: Moment) -> datetime:
    """Return a whole date, refusing one that is partial."""
    if not isinstance(moment, datetime):
        raise ValueError(f"got {moment}, expected whole dates")  # noqa: TRY004 - bad data
    return moment
