"""The backbone of a discourse: the fewest concepts that keep the shape of the actors' network."""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterable
from itertools import combinations, pairwise
from typing import Any, Literal, Unpack, get_args

from attrs import evolve, field, frozen

from stancekit.comparison.events import Compat, Events
from stancekit.comparison.networks import NetworkOptions, network_of, prepared
from stancekit.comparison.projection import Aggregation, Normalization
from stancekit.comparison.spectra import normalised_spectrum
from stancekit.model import Study, Table, checks

__all__ = ["Backbone", "BackboneMethod", "backbone"]

BackboneMethod = Literal["nested", "fixed", "penalty"]

# Up to here every set of concepts is tried.
_MOST_SETS = 3_000


@frozen
class Backbone:
    """Concepts parted into the backbone and the redundant rest.

    Attributes:
        concepts: The backbone, sorted.
        redundant: The others, sorted.
        loss: How far the network over the backbone alone is from the whole one, 0 to 2.
        redundant_loss: The same for the network over the redundant concepts alone.
        exact: Whether no set scores better under the method; None for `nested`, which is a path,
            and for a backbone that was given.
        path: For `nested`, what was dropped: concept, the loss of what was left, how many were.
    """

    concepts: tuple[str, ...] = field(converter=checks.as_tuple)
    redundant: tuple[str, ...] = field(converter=checks.as_tuple)
    loss: float
    redundant_loss: float
    exact: bool | None = None
    path: tuple[tuple[str, float, int], ...] = field(default=(), converter=checks.as_tuple)

    def table(self) -> Table:
        """Return the path of `nested`, or a row a concept: whether it belongs to the backbone."""
        if self.path:
            rows: Iterable[tuple[object, ...]] = self.path
            return Table(("dropped", "loss", "left"), rows, caption="nested backbone")
        kept = [*((c, True) for c in self.concepts), *((c, False) for c in self.redundant)]
        return Table(("concept", "backbone"), kept, caption=f"loss {self.loss:.3f}")

    def __str__(self) -> str:
        """Return the table as text."""
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


class _Losses:
    """The loss of every set of columns, each computed once."""

    def __init__(
        self,
        events: Events,
        aggregation: Aggregation,
        normalization: Normalization,
        compat: Compat | None,
    ) -> None:
        self._events = events
        self._aggregation: Aggregation = aggregation
        self._normalization: Normalization = normalization
        self._compat: Compat | None = compat
        self._known: dict[frozenset[int], float] = {}
        self.everything = frozenset(range(len(events.column_labels)))
        self._whole = self._spectrum(self.everything)

    def _spectrum(self, columns: Collection[int]) -> tuple[float, ...]:
        part = self._events.where([j in columns for j in self._events.columns])
        found = network_of(
            part,
            "one-mode",
            aggregation=self._aggregation,
            normalization=self._normalization,
            compat=self._compat,
        )
        return normalised_spectrum(found.matrix(), engine=self._compat is not None)

    def __call__(self, columns: Collection[int]) -> float:
        key = frozenset(columns)
        if key not in self._known:
            pairs = zip(self._whole, self._spectrum(key), strict=True)
            self._known[key] = math.fsum(abs(x - y) for x, y in pairs)
        return self._known[key]


def backbone(
    records: Study | Iterable[Any],
    rows: str | None = None,
    columns: str | None = None,
    qualifier: str | None = None,
    *,
    method: BackboneMethod = "nested",
    size: int | None = None,
    concepts: Collection[str] | None = None,
    penalty: float = 3.5,
    normalization: Normalization = "average",
    seed: int = 0,
    steps: int = 3_000,
    **options: Unpack[NetworkOptions],
) -> Backbone:
    """Part the concepts into a backbone and a redundant rest.

    The loss of a set of concepts is the sum over i of |l_i - m_i|, where l and m are the
    eigenvalues, sorted and divided by their sum, of the Laplacians of the actors' one-mode
    networks over all concepts and over the set; negative ties count as none.

    - `nested` drops the concept whose loss is smallest, again and again; ties go together. With
      `size` the backbone is what is left at that size (or the next smaller one reached), else
      what stands before the largest jump in loss.
    - `fixed` looks for the set of `size` concepts with the smallest loss.
    - `penalty` looks for the smallest loss times exp(-penalty (|C| - |B|) / |C|), so that fewer
      concepts are preferred; a larger penalty gives a smaller backbone.

    `fixed` and `penalty` try all sets up to 3,000 (11 concepts), then search by simulated
    annealing, which depends on the seed alone.

    Args:
        records: See `network`.
        rows: See `network`.
        columns: See `network`.
        qualifier: See `network`.
        method: How to look.
        size: How many concepts the backbone has, from 1 to all of them; needed for `fixed`.
        concepts: A backbone of your own, whose losses are wanted; nothing is looked for then.
        penalty: Weight of the size under `penalty`.
        normalization: See `network`.
        seed: Start of the random numbers.
        steps: How many steps the search takes.
        options: The other options of `network`; the aggregation is `subtract` by default. With
            `compat="dna-3.1"` degrees stand in for eigenvalues, as in the engine.

    Raises:
        ValueError: An option is unknown, or the size is missing or out of range.

    Source:
        DNA 3.1's backbone routine; P. Leifeld and others, rDNA manual; annealing as in
        S. Kirkpatrick, C. Gelatt, M. Vecchi, Science 220, 1983.
    """
    checks.expect(method in get_args(BackboneMethod), method, f"one of {get_args(BackboneMethod)}")
    aggregation = options.get("aggregation", "subtract")
    wanted: NetworkOptions = {**options, "aggregation": aggregation, "isolates": True}
    events, _ = prepared(records, (rows, columns, qualifier), wanted)
    count = len(events.column_labels)
    checks.expect(method != "fixed" or size is not None, size, "a size for 'fixed'", "size")
    checks.expect(size is None or 1 <= size <= count, size, f"1 to {count}", "size")
    losses = _Losses(events, aggregation, normalization, options.get("compat"))
    if not count:
        return Backbone((), (), 0.0, 0.0, exact=True)
    if concepts is not None:
        names = events.column_labels
        for name in concepts:
            checks.expect(name in names, name, f"one of {', '.join(names)}", "concepts")
        return _made(events, losses, frozenset(names.index(name) for name in concepts))
    if method == "nested":
        return _nested(events, losses, size)

    def cost(chosen: Collection[int]) -> float:
        if method == "fixed":
            return losses(chosen)
        return losses(chosen) * math.exp(-penalty * (count - len(chosen)) / count)

    sizes = (size,) if method == "fixed" and size is not None else tuple(range(1, count + 1))
    exact = sum(math.comb(count, n) for n in sizes) <= _MOST_SETS
    if exact:
        sets = (frozenset(s) for n in sizes for s in combinations(range(count), n))
        best = min(sets, key=lambda s: (cost(s), len(s), sorted(s)))
    else:
        chance = random.Random(seed)  # noqa: S311 - a search, not a secret
        start = frozenset(chance.sample(range(count), sizes[0] if method == "fixed" else count))
        best = _anneal(start, cost, losses.everything, chance, steps=steps, swap=method == "fixed")
    return evolve(_made(events, losses, best), exact=exact)


def _made(events: Events, losses: _Losses, chosen: frozenset[int]) -> Backbone:
    names = events.column_labels
    rest = losses.everything - chosen
    return Backbone(
        (names[j] for j in sorted(chosen)),
        (names[j] for j in sorted(rest)),
        losses(chosen),
        losses(rest),
    )


def _nested(events: Events, losses: _Losses, size: int | None) -> Backbone:
    left = losses.everything
    path: list[tuple[str, float, int]] = []
    stages: list[frozenset[int]] = [left]
    while len(left) > 1:
        costs = {j: losses(left - {j}) for j in sorted(left)}
        least = min(costs.values())
        dropped = [j for j, c in costs.items() if math.isclose(c, least, abs_tol=1e-12)]
        if len(dropped) == len(left):
            dropped = dropped[1:]  # something must be left to be a backbone
        left = left - set(dropped)
        path += ((events.column_labels[j], losses(left), len(left)) for j in dropped)
        stages.append(left)
    if size is not None:
        chosen = next(stage for stage in stages if len(stage) <= size)
    else:
        steps = [losses(b) - losses(a) for a, b in pairwise(stages)]
        chosen = stages[max(range(len(steps)), key=steps.__getitem__)] if steps else stages[0]
    return evolve(_made(events, losses, chosen), path=path)


def _anneal(
    start: frozenset[int],
    cost: Any,  # noqa: ANN401 - a function of sets
    everything: frozenset[int],
    chance: random.Random,
    *,
    steps: int,
    swap: bool,
) -> frozenset[int]:
    """Return the best set met while random changes are accepted ever more rarely."""
    current = best = start
    now = lowest = cost(start)
    for step in range(1, steps + 1):
        inside, outside = sorted(current), sorted(everything - current)
        if swap:
            if not outside:
                break
            change = {chance.choice(inside), chance.choice(outside)}
        else:
            change = {chance.choice(sorted(everything))}
        proposal = current ^ change
        if not proposal:
            continue
        then = cost(proposal)
        heat = 1 - 1 / (1 + math.exp(5 - 12 * step / steps))
        if then < now or chance.random() < math.exp(-(then - now)) * heat:
            current, now = proposal, then
        if now < lowest:
            best, lowest = current, now
    return best
