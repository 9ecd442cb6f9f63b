"""What else a sentence may report: whose content holds a candidate's cue, what else the cue does.

"Weber said the ministers want to leave": what is wanted lies in what is said, and is told as
Weber's, not as theirs. How often such a candidate is right hangs on how sure the other is.
"""

from __future__ import annotations

from collections.abc import Sequence

from stancekit.statements.candidate import ALONE, Beside, Candidate

__all__ = ["look_beside"]

# Steps of certainty by which others are told apart; those below the first do not count.
_STEPS = 6
_FARTHEST = 9


def look_beside(found: Sequence[Candidate]) -> None:
    """Tell the candidates of a sentence what stands beside them.

    Args:
        found: All of them, those that differ by their end one behind the other.
    """
    groups: list[list[Candidate]] = []
    for one in found:
        if groups and groups[-1][0].context is one.context and groups[-1][0].key == one.key:
            groups[-1].append(one)
        else:
            groups.append([one])
    others = [group[0] for group in groups if group[0].prior * _STEPS >= 1]
    if not others or len(groups) == 1:
        return
    for group in groups:
        beside = _beside(group[0], others)
        for one in group:
            one.beside = beside


def _beside(one: Candidate, others: list[Candidate]) -> Beside:
    at, key = one.context.first, one.key
    holder: Candidate | None = None
    other_frame, most = "", 0.0
    for other in others:
        if other.context.first == at:
            if other.prior > most and other.key != key:
                other_frame, most = other.key[2], other.prior
        elif holder is None or other.prior > holder.prior:
            for start, stop in other.found.content:
                if start <= at < stop:
                    holder = other
                    break
    if holder is None:
        return Beside(other_frame=other_frame) if other_frame else ALONE
    sure = min(_STEPS - 1, int(holder.prior * _STEPS))
    far = min(_FARTHEST, at - holder.found.content[0][0])
    return Beside(
        f"{sure}/{far}",
        f"{sure}/{holder.cue_class.value}",
        f"{sure}/{holder.key[2].partition(':')[0]}",
        other_frame,
    )
