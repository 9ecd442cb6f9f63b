"""Who invokes a ground: the speaker of the statement, unless the sentence names another invoker.

"They announced that the Iraqi government gave its consent", said by Lavrov, is the Americans'
invocation, reported by him. Outside statements the narrator holds nothing; only who submits,
proposes or vetoes a measure is its holder, because the act itself is the invocation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from attrs import frozen

from stancekit.legal.places import Places
from stancekit.legal.turns import small
from stancekit.model import Actor, CueClass, LegalMode, Span, Statement

__all__ = ["ActorPlace", "Actors", "Holder", "OneText", "Signs", "Speech", "find_holder", "signs"]


class ActorPlace(Protocol):
    """What is needed of a mention of an actor."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...

    @property
    def actor(self) -> str:
        """Id of the actor."""
        ...


class Actors(Protocol):
    """What is needed of an index of actors (`stancekit.codebook.ActorIndex`)."""

    def find(self, text: str, start: int = 0, stop: int | None = None) -> Sequence[ActorPlace]:
        """Find the mentions of actors in a stretch of text."""
        ...

    def actor(self, id: str) -> Actor:  # noqa: A002 - the index's own word
        """Return the actor with an id."""
        ...


# No name is longer.
_LONGEST = 1000


class OneText:
    """Actors of one text, searched as a whole when the first is asked for.

    Holders, consent and places all look for actors in the same sentences.
    """

    def __init__(self, actors: Actors, text: str) -> None:
        """Keep an index and a text."""
        self._actors = actors
        self.text = text

    @cached_property
    def _mentions(self) -> Sequence[ActorPlace]:
        return self._actors.find(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self._mentions]

    def find(self, text: str, start: int = 0, stop: int | None = None) -> Sequence[ActorPlace]:
        """Return the mentions in a stretch of the text; in another text as the index does."""
        if text is not self.text:
            return self._actors.find(text, start, stop)
        end = len(text) if stop is None else stop
        last = bisect_left(self._starts, end)
        found = list(self._mentions[bisect_left(self._starts, start) : last])
        while found and found[-1].span.stop > end:
            found.pop()
        return found

    def touching(self, span: Span) -> list[ActorPlace]:
        """Return the mentions that share something with a stretch of the text."""
        first = bisect_left(self._starts, span.start - _LONGEST)
        last = bisect_left(self._starts, span.stop)
        return [m for m in self._mentions[first:last] if m.span.stop > span.start]

    def actor(self, id: str) -> Actor:  # noqa: A002 - the index's own word
        """Return the actor with an id."""
        return self._actors.actor(id)


@frozen
class Holder:
    """Who invokes a ground and who reports it.

    Attributes:
        id: Id of the actor; None where unresolved.
        reported_by: Ids of those who report it, the outermost first.
        statement: Id of the statement it stands in; None outside any.
        speaker: Id of that statement's speaker.
    """

    id: str | None
    reported_by: tuple[str, ...] = ()
    statement: str | None = None
    speaker: str | None = None


def _words(listing: str) -> str:
    """Join words of a listing to one choice; `_` stands for white space."""
    return "(?:" + "|".join(listing.split()).replace("_", r"\s+") + ")"


# Verbs by which a sentence hands a ground to somebody else.
_RELAY = _words(
    """
    says? said saying announc(?:es?|ed|ing) claim(?:s|ed|ing)? argu(?:es?|ed|ing)
    insist(?:s|ed|ing)? oppos(?:es?|ed)
    maintain(?:s|ed)? contend(?:s|ed)? declar(?:es?|ed|ing) stat(?:es?|ed|ing) assert(?:s|ed|ing)?
    invok(?:es?|ed|ing) cit(?:es?|ed|ing) justif(?:y|ies|ied|ying) describ(?:es?|ed|ing)
    call(?:s|ed)
    accus(?:es?|ed|ing) believ(?:es?|ed) consider(?:s|ed)? thinks? reject(?:s|ed|ing)? told tells
    den(?:y|ies|ied|ying) disput(?:es?|ed) complain(?:s|ed)? stress(?:es|ed|ing)? warn(?:s|ed|ing)?
    refer(?:s|red)_to not_(?:like|accept|recogni[sz]e|agree) dislik(?:es?|ed) admit(?:s|ted)
    acknowledg(?:es?|ed) condemn(?:s|ed)? denounc(?:es?|ed) criticiz(?:es?|ed) criticis(?:es?|ed)
    slam(?:s|med) blast(?:s|ed) decr(?:y|ies|ied) protest(?:s|ed)? affirm(?:s|ed)? reaffirm(?:s|ed)?
    emphasiz(?:es?|ed) emphasis(?:es?|ed) underlin(?:es?|ed) underscor(?:es?|ed) recall(?:s|ed)?
    point(?:s|ed)_out doubt(?:s|ed)? question(?:s|ed) regard(?:s|ed) view(?:s|ed) reiterat(?:es?|ed)
    not(?:es|ed) add(?:s|ed) allege(?:s|d)? charg(?:es?|ed)_that plead(?:s|ed) demand(?:s|ed)
    """
)
# What is done to a measure: the act itself is the invocation.
_ACT = _words(
    """
    submit(?:s|ted)? propos(?:es?|ed) offer(?:s|ed) suggest(?:s|ed) tabl(?:es|ed) circulat(?:es|ed)
    introduc(?:es|ed) veto(?:es|ed) block(?:s|ed) drafted sponsored co-sponsored sought seeks
    request(?:s|ed) call(?:s|ed)_(?:on|upon|for) urg(?:es|ed) ask(?:s|ed) demand(?:s|ed)
    invok(?:es|ed) cit(?:es|ed) put_forward presented made announced want(?:s|ed)
    """
)
_AUX = (
    r"(?:\s+(?:has|have|had|also|again|then|already|now|repeatedly|officially|formally|later"
    r"|earlier|always|constantly|do|does|did|would|will|are|is|was|were)){0,3}\s+"
)
_OFFICE = (
    r"(?:\s+(?:authorities|officials|government|partners|colleagues|side|leaders|leadership"
    r"|administration|diplomats|regime|military))?"
)
# Where there is none of these nothing is relayed; some of what has one is no such verb.
_ANY_RELAY = re.compile(_RELAY, re.IGNORECASE)
_RELAY_BEHIND = re.compile(rf"\A{_OFFICE},?{_AUX}{_RELAY}\b", re.IGNORECASE)
_THEY = re.compile(rf"\bthey{_AUX}{_RELAY}\b", re.IGNORECASE)
_ACT_BEHIND = re.compile(rf"\A{_OFFICE}{_AUX}{_ACT}\b", re.IGNORECASE)
_BLOCK_BEHIND = re.compile(
    rf"\A{_OFFICE}{_AUX}(?:veto(?:es|ed|ing)|block(?:s|ed|ing)|vot(?:es|ed|ing)\s+against)\b",
    re.IGNORECASE,
)
_WE_DRAFTED = re.compile(
    r"\bwe\b(?:\s+\w+){0,3}\s+(?:made|submitted|introduced|tabled|circulated|drafted|proposed"
    r"|prepared|put\s+forward|initiated|presented)\b",
    re.IGNORECASE,
)
# What is relayed ends where a clause with its own subject begins.
_NEW_CLAUSE = re.compile(
    r",[\s“”\"]+(?:they|we|he|she|it|I|but|yet|while|whereas|and\s+(?:they|we|he|she|it))\b|[.;]\s",
    re.IGNORECASE,
)
_PRESENT = 90
# How far back an invoker is looked for: a sentence without an end must not cost its square.
_REACH = 600


# Cues that put words into somebody's mouth; an act or a feeling does not make an invocation his.
_TALK = (
    CueClass.SPEECH,
    CueClass.PUNCTUATION,
    CueClass.NONE,
    CueClass.PREPOSITION,
    CueClass.BELIEF,
    CueClass.DENIAL,
    CueClass.DIRECTIVE,
    CueClass.EVALUATION,
)
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|I|my)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\A\s*[“\"«–—-]|[”\"»][.,]?\s*\Z")
_SIGNED = re.compile(r"\s[-–—]\s*([^-–—\n]{3,60})\Z")


class Speech:
    """The statements of a document, ready to be asked what stands in which."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Keep the statements; they are indexed when the first is asked for."""
        self._statements = tuple(statements)

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {s.id: s for s in self._statements}

    @cached_property
    def _places(self) -> Places[Statement]:
        return Places([(c, s) for s in self._statements for c in s.content])

    def innermost(self, span: Span) -> Statement | None:
        """Return the statement whose speaker says the words of a span; None where none does.

        The smallest statement that holds most of the span wins, but one whose speaker is not
        known, or whose cue is an act, gives way to one around it.
        """
        best: Statement | None = None
        least = (2, 0)
        start, stop = span.start, span.stop
        for statement in self._places.touching(span):
            # Added up in place: this is asked of every statement around every ground.
            shared = length = 0
            for content in statement.content:
                first, last = content.start, content.stop
                length += last - first
                if first < stop and last > start:
                    shared += min(last, stop) - max(first, start)
            if 2 * shared < stop - start or statement.cue_class not in _TALK:
                continue
            inner = statement.cue_class is CueClass.NONE and statement.nested_in is not None
            size = (int(inner or not statement.speakers), length)
            if best is None or size < least:
                best, least = statement, size
        return best

    def chain(self, statement: Statement) -> tuple[str, ...]:
        """Return the speakers of the statements a statement is nested in, outermost first."""
        outer = statement.nested_in
        if outer is None:
            return ()
        by_id = self._by_id
        found: list[str] = []
        seen = {statement.id}
        while outer is not None and outer not in seen and outer in by_id:
            seen.add(outer)
            found = [*by_id[outer].speakers[:1], *found]
            outer = by_id[outer].nested_in
        return tuple(found)

    def nearest(self, span: Span, within: Span) -> Statement | None:
        """Return the statement nearest to a span in a paragraph whose speaker is known."""
        ranked = []
        for statement in self._places.near(span):
            hull = Span.hull(statement.content)
            if statement.speakers and within.overlap(hull) and statement.nested_in is None:
                distance = max(hull.start - span.stop, span.start - hull.stop, 0)
                ranked.append((distance, hull.start, statement))
        return min(ranked, key=lambda r: r[:2])[2] if ranked else None


class Signs(NamedTuple):
    """What the words of a sentence say of who may invoke a ground, whoever is named in it.

    Attributes:
        relayed: Whether a verb before the ground may hand it to somebody.
        personal: Whether the sentence is in the first person, or begins or ends a quotation.
        drafted: Whether somebody says "we have submitted".
    """

    relayed: bool
    personal: bool
    drafted: bool


def signs(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> Signs:
    """Read what a sentence says of who may invoke a ground in it.

    Args:
        text: The text.
        span: Where the words of the ground begin and end.
        sentence: Where the sentence begins and ends.

    Example:
        >>> text = "They said we had submitted a draft resolution."
        >>> signs(text, (29, 45), (0, 46))
        Signs(relayed=True, personal=True, drafted=True)
    """
    start, stop = max(sentence[0], span[0] - _REACH), min(sentence[1], span[1] + _REACH)
    words = text[start:stop]
    return Signs(
        _ANY_RELAY.search(text, start, span[0]) is not None,
        bool(_FIRST_PERSON.search(words) or _QUOTED.search(words)),
        _WE_DRAFTED.search(text, start, stop) is not None,
    )


def find_holder(
    text: str,
    span: Span,
    sentence: Span,
    paragraph: Span,
    *,
    speech: Speech,
    actors: Actors,
    mode: LegalMode,
    measure: bool,
    told: Signs,
) -> Holder:
    """Tell who invokes the ground of a cue.

    Args:
        text: The text of the document.
        span: The cue.
        sentence: Its sentence.
        paragraph: Its paragraph.
        speech: The statements.
        actors: The actors to look for.
        mode: The mode of the invocation.
        measure: Whether the ground is a measure somebody asks for.
        told: What the words of the sentence say of it.
    """
    statement = speech.innermost(span)
    speaker = statement.speakers[0] if statement and statement.speakers else None
    outer = speech.chain(statement) if statement else ()
    if speaker is None and told.personal:
        speaker = _beside(text, span, paragraph, speech=speech, actors=actors)
    begin = sentence.start
    if statement is not None:
        inside = max(begin, min(c.start for c in statement.content))
        begin = inside if inside <= span.start else begin
    begin, floor = max(begin, span.start - _REACH), max(sentence.start, span.start - _REACH)
    other = _relay(text, span, begin, actors) if told.relayed else None
    if other is None and measure and mode is LegalMode.CONTESTED:
        other = _doer(text, span, floor, actors, _BLOCK_BEHIND)
    if other is None and mode is LegalMode.PROPOSED:
        if measure or statement is None:
            other = _doer(text, span, floor, actors)
        if other is None and measure and told.drafted and speaker is not None:
            other = _state_of(speaker, actors)
    known = (speaker,) if statement is None else statement.speakers
    found = statement.id if statement else None
    if other is not None and other not in known:
        reporters = (*outer, *((speaker,) if speaker else ()))
        return Holder(other, reporters, found, speaker)
    return Holder(speaker, outer, found, speaker)


def _beside(
    text: str, span: Span, paragraph: Span, *, speech: Speech, actors: Actors
) -> str | None:
    """Return who speaks where no statement was found but the words are plainly somebody's.

    That is the speaker of the paragraph where a sentence is in the first person or begins or ends
    a quotation, and who signs a quotation taken out of the text.
    """
    near = speech.nearest(span, paragraph)
    if near is not None:
        return near.speakers[0]
    least = max(paragraph.start, paragraph.stop - 80)
    signed = _SIGNED.search(text[least : paragraph.stop].rstrip(" |\n"))
    if signed is None or paragraph.stop - span.stop > _REACH:
        return None
    start = least + signed.start(1)
    return next((m.actor for m in actors.find(text, start, start + len(signed[1]))), None)


def _relay(text: str, span: Span, begin: int, actors: Actors) -> str | None:
    """Return who is said to say it, nearest before the cue; None where nobody is."""
    mentions = [m for m in actors.find(text, begin, span.start) if m.span.stop <= span.start]
    for mention in reversed(mentions):
        place = mention.span.stop
        verb = _RELAY_BEHIND.match(text[place : min(span.start, place + _PRESENT)])
        if verb and not _NEW_CLAUSE.search(text, place + verb.end(), span.start):
            return mention.actor
    if "they" not in small(text[begin : span.start]):
        return None
    for they in reversed(list(_THEY.finditer(text, begin, span.start))):
        earlier = [m for m in mentions if m.span.stop <= they.start()]
        if earlier and not _NEW_CLAUSE.search(text, they.end(), span.start):
            return earlier[0].actor
    return None


def _doer(
    text: str, span: Span, begin: int, actors: Actors, act: re.Pattern[str] = _ACT_BEHIND
) -> str | None:
    """Return who is said to propose or submit it, or whatever the act is; None where nobody is."""
    for mention in reversed(list(actors.find(text, begin, span.stop))):
        place = mention.span.stop
        if act.match(text[place : min(span.stop, place + _PRESENT)]):
            return mention.actor
    return None


def _state_of(speaker: str, actors: Actors) -> str | None:
    """Return the state a speaker means by "we have submitted"; None where none is known."""
    try:
        return actors.actor(speaker).affiliation
    except KeyError:
        return None
