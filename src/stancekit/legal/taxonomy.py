"""Grounds of law as data: which there are, and the words that invoke them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import evolve, field, frozen

from stancekit.errors import Problem, Severity
from stancekit.legal.lookup import Lookup, Standing, folded
from stancekit.legal.marks import Marks
from stancekit.legal.phrases import PhraseError, compiled, expand, parse_phrase
from stancekit.model import LegalMode, Reference

__all__ = ["Cue", "CueReading", "Family", "Ground", "GroundTable", "Hit", "read_grounds"]

Family = str

FAMILIES = ("licence", "norm", "measure", "status", "generic")
# Kinds of cues in the table, and the mode they fix.
_KINDS: dict[str, LegalMode | None] = {
    "cues": None,
    "state": None,
    "implicit": None,
    "absent": LegalMode.ABSENCE_ALLEGED,
    "breached": LegalMode.VIOLATED,
    "wanted": LegalMode.DEMANDED,
    "denied": LegalMode.CONTESTED,
}


@frozen
class Cue:
    """A phrase that invokes a ground.

    Attributes:
        rule: Its name (`CONSENT.cues[3]`), which a legal basis keeps.
        ground: Code of the ground.
        written: The regular expression of what it matches, in either case.
        keys: Words one of which every match contains; `word*` for a beginning.
        mode: The mode it fixes; None where the sentence decides.
        kind: Under which key of the table it stands (`cues`, `implicit`, ...).
        phrase: The phrase as written.
        needs: Sets of words like `keys`; every match contains one of each.
        firsts: Words like `keys` one of which begins every match; None where that is not known.
        width: How many code points no match exceeds.
        followers: Words like `keys` one of which follows a key; None where that is not known.
    """

    rule: str
    ground: str
    written: str = field(repr=False)
    keys: frozenset[str] = field(repr=False)
    mode: LegalMode | None
    kind: str
    phrase: str
    needs: tuple[frozenset[str], ...] = field(default=(), repr=False)
    firsts: frozenset[str] | None = field(default=None, repr=False)
    width: int = field(default=0, repr=False)
    followers: frozenset[str] | None = field(default=None, repr=False)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What it matches; made when it is first asked for, since most texts need few of them."""
        return compiled(self.written, re.IGNORECASE)


@frozen
class Ground:
    """A ground of international law.

    Attributes:
        code: Its code in the taxonomy (`CONSENT`).
        family: `licence` (makes conduct lawful), `norm` (forbids it), `measure` (asked of the
            Council or others), `status` (what is the case) or `generic`.
        parent: Code of the wider ground; None at the top.
        force: Whether its cues count only near military action.
        excludes: Patterns within which no cue of it counts.
    """

    code: str
    family: Family
    parent: str | None = None
    force: bool = field(default=False, kw_only=True)
    excludes: tuple[re.Pattern[str], ...] = field(default=(), kw_only=True, repr=False)


@frozen
class Hit:
    """A cue met in a text.

    Attributes:
        start: Where it begins.
        stop: Where it ends.
        cue: The cue.
    """

    start: int
    stop: int
    cue: Cue


@frozen
class _Cited:
    """Which ground a cited provision invokes."""

    ground: str
    instrument: str = ""
    symbol: str = ""
    provisions: tuple[str, ...] = ()

    def fits(self, reference: Reference) -> bool:
        if self.instrument and self.instrument != reference.instrument:
            return False
        if self.symbol and self.symbol != reference.symbol:
            return False
        provision = reference.provision or ""
        if not self.provisions:
            return True
        return any(provision == p or provision.startswith(f"{p}(") for p in self.provisions)


@frozen(eq=False)
class GroundTable:
    """Grounds, their cues, and which ground a cited provision invokes.

    Attributes:
        grounds: By code.
        cues: All cues, in the order of the table.
        cited: Which ground a provision invokes; the first that fits wins.
        lookup: The cues by the words they cannot do without.
    """

    grounds: Mapping[str, Ground]
    cues: tuple[Cue, ...]
    cited: tuple[_Cited, ...] = ()
    lookup: Lookup = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Index the cues by the words they cannot do without."""
        lookup = Lookup(
            [cue.keys for cue in self.cues],
            [cue.needs for cue in self.cues],
            [cue.firsts for cue in self.cues],
            [cue.width for cue in self.cues],
            [cue.followers for cue in self.cues],
        )
        object.__setattr__(self, "lookup", lookup)

    def merged(self, *others: GroundTable) -> GroundTable:
        """Return a table with the grounds, cues and citations of others too.

        Their cues and citations come first. A ground that both have stays as it is here, with the
        exclusions of both.
        """
        grounds = dict(self.grounds)
        cues, cited = self.cues, self.cited
        for other in others:
            for code, ground in other.grounds.items():
                mine = grounds.setdefault(code, ground)
                if mine is not ground:
                    excludes = (*mine.excludes, *ground.excludes)
                    grounds[code] = evolve(mine, excludes=excludes)
            cues = (*other.cues, *cues)
            cited = (*other.cited, *cited)
        return GroundTable(grounds, cues, cited)

    def phrase(self, rule: str) -> str | None:
        """Return the phrase of a rule that a legal basis names; None where there is none."""
        return next((cue.phrase for cue in self.cues if cue.rule == rule), None)

    @staticmethod
    @cache
    def citing(ground: str) -> Cue:
        """Return a cue that stands for the citation of a ground; it matches nothing."""
        return Cue(f"{ground}.reference", ground, r"(?!)", frozenset(), None, "reference", "")

    def ground_of(self, reference: Reference) -> str | None:
        """Return the ground that citing a provision invokes; None where it invokes none."""
        return next((row.ground for row in self.cited if row.fits(reference)), None)

    def read(self, text: str) -> CueReading:
        """Read a text once, to be asked which cues its sentences hold."""
        return CueReading(self, text)

    def hits(self, text: str, start: int, stop: int) -> Iterator[Hit]:
        """Find the cues in a sentence, in the order of the table.

        Only cues whose indispensable words are there are tried.
        """
        part = text[start:stop]
        for hit in self.read(part).hits(0, len(part)):
            yield Hit(start + hit.start, start + hit.stop, hit.cue)


_NO_MARKS = Marks([], [])


class CueReading:
    """A text read for the cues of a table."""

    __slots__ = ("_aligned", "_small", "_standing", "_table", "_text")

    def __init__(self, table: GroundTable, text: str) -> None:
        """Fold the letters of a text."""
        self._table = table
        self._text = text
        self._small = folded(text)
        # Where folding changes the length, places in the folded text say nothing of the text's.
        self._aligned = len(self._small) == len(text)
        self._standing: Standing | None = None

    def marks(self, start: int, stop: int) -> Marks:
        """Find where in a stretch of the text cues match, to be asked for its sentences.

        No hit of any sentence in the stretch begins elsewhere.
        """
        if not self._aligned:
            small, lookup = folded(self._text[start:stop]), self._table.lookup
            return Marks([], list(lookup.keys(small, 0, len(small), lookup.standing(small))))
        lookup, cues = self._table.lookup, self._table.cues
        if self._standing is None:
            self._standing = lookup.standing(self._small)
        keys = lookup.keys(self._small, start, stop, self._standing)
        if not keys:
            return _NO_MARKS
        found: list[tuple[int, int]] = []
        loose: list[int] = []
        for number, near in keys.items():
            places = lookup.begins(number, self._small, start, near)
            if not places:
                continue
            pattern = cues[number].pattern
            if isinstance(places, range):
                end = min(stop, places.stop + cues[number].width)
                if pattern.search(self._text, places.start, end):
                    loose.append(number)
                continue
            found += [(p, number) for p in places if pattern.match(self._text, p, stop)]
        return Marks(sorted(found), loose)

    def hits(self, start: int, stop: int, marks: Marks | None = None) -> Iterator[Hit]:
        """Find the cues in a sentence, in the order of the table.

        Args:
            start: Where the sentence begins.
            stop: Where it ends.
            marks: The marks of a stretch it lies in; found where None.
        """
        marks = self.marks(start, stop) if marks is None else marks
        places = marks.between(start, stop)
        if not places:
            return
        sentence = self._text[start:stop]
        shut: dict[str, list[tuple[int, int]]] = {}
        for number, starts in places.items():
            cue = self._table.cues[number]
            for match in _matches(cue.pattern, sentence, starts, start):
                if cue.ground not in shut:
                    excludes = self._table.grounds[cue.ground].excludes
                    shut[cue.ground] = [m.span() for p in excludes for m in p.finditer(sentence)]
                if not any(a < match.end() and match.start() < b for a, b in shut[cue.ground]):
                    yield Hit(start + match.start(), start + match.end(), cue)


def _matches(
    pattern: re.Pattern[str], text: str, starts: Iterable[int] | None, begin: int
) -> Iterator[re.Match[str]]:
    """Go through the matches in a text, where some places are the only ones to begin at.

    Args:
        pattern: The pattern.
        text: A sentence.
        starts: The places, counted from elsewhere; None for anywhere.
        begin: Where the sentence begins in that count.
    """
    if starts is None:
        yield from pattern.finditer(text)
        return
    place = 0
    for start in starts:
        match = pattern.match(text, start - begin) if start - begin >= place else None
        if match is not None:
            yield match
            place = match.end()


def _cues(entry: Mapping[str, Any], sets: Mapping[str, str], prefix: str) -> Iterator[Cue]:
    for kind, mode in _KINDS.items():
        for number, written in enumerate(entry.get(kind, ())):
            phrase = parse_phrase(expand(written, sets), loose=True)
            rule = f"{prefix}{entry['code']}.{kind}[{number}]"
            yield Cue(
                rule,
                entry["code"],
                phrase.whole,
                phrase.stems,
                mode,
                kind,
                written,
                phrase.needs,
                phrase.firsts,
                phrase.width,
                phrase.followers,
            )


def _ground(entry: Mapping[str, Any], sets: Mapping[str, str], source: str) -> Ground:
    known = {"code", "family", "parent", "force", "exclude", "description", *_KINDS}
    unknown = sorted(set(entry) - known)
    code = entry.get("code")
    if not isinstance(code, str) or not code or unknown:
        got = f"keys {', '.join(unknown)}" if unknown else f"code {code!r}"
        message = f"ground {code}: got {got}, expected {', '.join(sorted(known))}"
        raise PhraseError(Problem(Severity.ERROR, "bad-ground", message, document=source))
    if entry.get("family") not in FAMILIES:
        message = (
            f"ground {code}: got family {entry.get('family')!r}, expected {', '.join(FAMILIES)}"
        )
        raise PhraseError(Problem(Severity.ERROR, "bad-ground", message, document=source))
    excludes = [parse_phrase(expand(p, sets), loose=True).whole for p in entry.get("exclude", ())]
    return Ground(
        code,
        entry["family"],
        entry.get("parent"),
        force=bool(entry.get("force", False)),
        excludes=tuple(re.compile(p, re.IGNORECASE) for p in excludes),
    )


def read_grounds(
    text: str,
    source: str = "grounds",
    *,
    sets: Mapping[str, str] | None = None,
    prefix: str = "",
) -> GroundTable:
    r"""Read grounds and their cues from TOML.

    Args:
        text: The TOML (the shipped `grounds.toml` explains its keys at its top).
        source: What to call it in errors.
        sets: Sets of words to use beside its own.
        prefix: What the names of its rules begin with.

    Raises:
        PhraseError: A key, family or phrase is wrong; the problem says where.
        tomllib.TOMLDecodeError: It is no TOML.

    Example:
        >>> table = read_grounds('[[ground]]\ncode = "TRUCE"\nfamily = "norm"\ncues = ["truce"]')
        >>> [hit.cue.rule for hit in table.hits("They broke the truce.", 0, 21)]
        ['TRUCE.cues[0]']
    """
    data = tomllib.loads(text)
    words = {**(sets or {}), **data.get("sets", {})}
    entries: Iterable[Mapping[str, Any]] = data.get("ground", ())
    grounds = {}
    cues: list[Cue] = []
    for entry in entries:
        ground = _ground(entry, words, source)
        grounds[ground.code] = ground
        cues += _cues(entry, words, prefix)
    cited = tuple(
        _Cited(
            row["ground"],
            row.get("instrument", ""),
            row.get("symbol", ""),
            tuple(row.get("provisions", ())),
        )
        for row in data.get("reference", ())
    )
    return GroundTable(grounds, tuple(cues), cited)
