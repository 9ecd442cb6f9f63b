"""The codebook as data: actors, issues with their patterns, sets of phrases, test sentences.

Reading it from TOML, checking and matching it is the work of `stancekit.codebook`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import Attribute, field, frozen

from stancekit.model import checks
from stancekit.model.actors import Actor
from stancekit.model.positions import Stance

if TYPE_CHECKING:
    from stancekit.model.table import Table

__all__ = ["Codebook", "Issue", "IssueKind", "Lesson", "PhraseSet", "TestSentence"]


class IssueKind(StrEnum):
    """A policy is favoured or not; a claim is asserted or denied."""

    POLICY = "policy"
    CLAIM = "claim"


@frozen
class Issue:
    """Something actors take positions on.

    Attributes:
        id: Short and stable (`assad_removal`).
        kind: Policy or claim.
        description: What it is and what `support` means.
        parent: Id of the wider issue; None at the top.
        sign: 1 where support of it is support of the parent, -1 where it is opposition, 0 neither.
        mention: Patterns that mention the issue without taking sides.
        pro: Patterns that mention it and support it at once.
        con: Patterns that mention it and oppose it at once.
        neutral: Patterns that mention it and decline to take sides.
        condition: Patterns of a condition put on it.
        exclude: Patterns near which nothing is coded.
        anaphora: Words that can stand for the issue in the next sentence ("it", "this operation").
        core: Whether overviews show it by default.
    """

    id: str = field(validator=checks.one_line)
    kind: IssueKind = field(
        default=IssueKind.POLICY,
        kw_only=True,
        validator=checks.of_type(IssueKind, "an IssueKind"),
    )
    description: str = field(default="", kw_only=True, validator=checks.text)
    parent: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)
    sign: int = field(default=0, kw_only=True, validator=checks.of_type(int, "-1, 0 or 1"))
    mention: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    pro: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    con: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    neutral: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    condition: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    exclude: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    anaphora: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    core: bool = field(default=True, kw_only=True, validator=checks.flag)

    def __attrs_post_init__(self) -> None:
        """Refuse signs that mean nothing."""
        checks.expect(self.sign in (-1, 0, 1), self.sign, "-1, 0 or 1", "Issue.sign")


@frozen
class PhraseSet:
    """A named set of phrases that patterns can refer to.

    Attributes:
        name: How patterns refer to it.
        phrases: Its members, themselves patterns.
    """

    name: str = field(validator=checks.one_line)
    phrases: tuple[str, ...] = field(converter=checks.as_tuple, validator=checks.texts)


@frozen
class TestSentence:
    """A sentence that a codebook promises to code.

    Attributes:
        text: The sentence.
        issue: Id of the issue expected.
        stance: Stance expected; None where nothing must be coded.
        holder: Id of the actor who must hold it; None where it does not matter.
    """

    __test__ = False  # pytest collects classes called Test...

    text: str = field(validator=checks.text)
    issue: str = field(kw_only=True, validator=checks.one_line)
    stance: Stance | None = field(
        default=None, kw_only=True, validator=checks.optional(checks.of_type(Stance, "a Stance"))
    )
    holder: str | None = field(default=None, kw_only=True, validator=checks.maybe_line)


@frozen
class Lesson:
    """A passage with its codes, from which the coder learns the vocabulary of issues.

    Attributes:
        text: One to three sentences as they stand in an article.
        support: Ids of the issues that somebody in it supports.
        oppose: Ids of the issues that somebody in it opposes.
        neutral: Ids of the issues on which somebody in it declines to take sides.

    Raises:
        ValueError: An issue stands under two stances.

    Example:
        >>> Lesson("X wants the dam closed.", support=["dam_closure"]).stances
        {'dam_closure': <Stance.SUPPORT: 'support'>}
    """

    text: str = field(validator=checks.text)
    support: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    oppose: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )
    neutral: tuple[str, ...] = field(
        default=(), kw_only=True, converter=checks.as_tuple, validator=checks.texts
    )

    def __attrs_post_init__(self) -> None:
        """Refuse two stances on one issue."""
        named = (*self.support, *self.oppose, *self.neutral)
        expected = "each issue under one stance"
        checks.expect(len(set(named)) == len(named), sorted(named), expected, "Lesson")

    @property
    def stances(self) -> dict[str, Stance]:
        """The stance on each issue; nothing where the passage takes none."""
        return {
            **dict.fromkeys(self.support, Stance.SUPPORT),
            **dict.fromkeys(self.oppose, Stance.OPPOSE),
            **dict.fromkeys(self.neutral, Stance.NEUTRAL),
        }


def _unique(instance: object, attribute: Attribute[Any], value: tuple[Any, ...]) -> None:
    del instance
    seen: set[str] = set()
    for item in value:
        checks.expect(item.id not in seen, item.id, "unique ids", f"Codebook.{attribute.name}")
        seen.add(item.id)


@frozen
class Codebook:
    """What an analyst knows of a subject.

    Attributes:
        name: Name of the codebook.
        description: What it is for.
        actors: Who can speak; ids are unique.
        issues: What they can take positions on; ids are unique.
        sets: Named sets of phrases for the patterns.
        tests: Sentences it promises to code.
        lessons: Passages with their codes, which teach the vocabulary of issues.

    Raises:
        ValueError: An id occurs twice, or an issue's parent is not in the codebook.
    """

    name: str = field(validator=checks.one_line)
    description: str = field(default="", kw_only=True, validator=checks.text)
    actors: tuple[Actor, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.all_of(checks.each(Actor, "an Actor"), _unique),
    )
    issues: tuple[Issue, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.all_of(checks.each(Issue, "an Issue"), _unique),
    )
    sets: tuple[PhraseSet, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(PhraseSet, "a PhraseSet"),
    )
    tests: tuple[TestSentence, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(TestSentence, "a TestSentence"),
    )
    lessons: tuple[Lesson, ...] = field(
        default=(),
        kw_only=True,
        converter=checks.as_tuple,
        validator=checks.each(Lesson, "a Lesson"),
    )
    _actors: dict[str, Actor] = field(init=False, repr=False, eq=False)
    _issues: dict[str, Issue] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index actors and issues by id and refuse unknown parents."""
        object.__setattr__(self, "_actors", {a.id: a for a in self.actors})
        object.__setattr__(self, "_issues", {i.id: i for i in self.issues})
        for issue in self.issues:
            known = issue.parent is None or issue.parent in self._issues
            checks.expect(known, issue.parent, "the id of an issue", f"{issue.id}.parent")

    def actor(self, id: str) -> Actor:  # noqa: A002 - the field's own word
        """Return the actor with an id.

        Raises:
            KeyError: There is none.
        """
        return self._actors[id]

    def issue(self, id: str) -> Issue:  # noqa: A002 - the field's own word
        """Return the issue with an id.

        Raises:
            KeyError: There is none.
        """
        return self._issues[id]

    def diff(self, other: Codebook) -> Table:
        """Tell what another codebook has that this one has not, and the other way round.

        Args:
            other: The codebook after a change.

        Returns:
            Rows with `change` (`added`, `removed`), `where` (`issues.x.pro`,
            `actors.y.aliases`) and `what`; none where the two say the same. Swapping the two
            codebooks swaps added and removed.

        Example:
            >>> before = Codebook("a", issues=[Issue("ban", mention=["oil ban"])])
            >>> after = Codebook("b", issues=[Issue("ban", mention=["oil ban"], pro=["ban oil"])])
            >>> list(before.diff(after))
            [{'change': 'added', 'where': 'issues.ban.pro', 'what': 'ban oil'}]
        """
        from stancekit.model.changes import compare_codebooks  # noqa: PLC0415 - it reads codebooks

        return compare_codebooks(self, other)
