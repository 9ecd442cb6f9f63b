"""A language as data: word classes, cues and how often a context is an attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cache
from importlib import resources

from attrs import Factory, field, frozen

from stancekit.model import CueClass
from stancekit.statements.drafts import Draft
from stancekit.statements.letters import Chunks
from stancekit.statements.odds import CHOICES, TRAITS, parted, ratio_of
from stancekit.text.memory import TextMemory
from stancekit.text.wordings import LANGUAGES, base

__all__ = ["Cue", "Language", "language_of", "load"]

SHIPPED = LANGUAGES
_SAYING = (CueClass.SPEECH, CueClass.BELIEF, CueClass.DENIAL)
# What is seen of a trait to the ratio of odds.
Ratios = dict[str, float]
_NONE: Ratios = {}
# Marks that may attribute: "X: ...", "... - X".
_MARKS = (":", "-", "–", "—", "―")


@frozen
class Cue:
    """What a word form may be as a cue.

    Attributes:
        lemma: The dictionary form.
        form: `base`, `s`, `ed` or `ing` as a verb; `sg` or `pl` where it is only a noun; `adj`.
        verb: Class of the cue as a verb; None where it is none.
        noun: Class as a noun.
        adjective: Class as an adjective.
    """

    lemma: str
    form: str
    verb: CueClass | None = None
    noun: CueClass | None = None
    adjective: CueClass | None = None


def _openers(language: Language) -> frozenset[str]:
    return frozenset([*language.cues, *_marks(language)])


def _marks(language: Language) -> frozenset[str]:
    return language.phrases["according"].union(language.phrases["opinion"], _MARKS)


def _chunks(language: Language) -> Chunks:
    return Chunks(language.words, language.cues, _marks(language))


def _told(language: Language) -> frozenset[str]:
    return frozenset(
        form
        for form, cue in language.cues.items()
        if cue.verb in _SAYING and cue.form in ("ed", "s", "both")
    )


def _tables(language: Language) -> dict[str, dict[str, Ratios]]:
    tables: dict[str, dict[str, Ratios]] = {name: {} for name in (*TRAITS, *CHOICES)}
    for (trait, value), ratio in language.ratios.items():
        given, seen = parted(trait, value)
        tables[trait].setdefault(given, {})[seen] = ratio
    return tables


@frozen
class Language:
    """Everything about a language that the grammar reads.

    Attributes:
        tag: BCP 47 tag.
        words: Word form in lower case to the letter of its class.
        cues: Word form in lower case to the cue it may be.
        contexts: (lemma or `*class`, position, frame) to (right, seen).
        ratios: (trait, value) to the ratio of odds by which the trait changes a certainty.
        phrases: Fixed words of the language by their use (`according`, `by`, `as`, `told` ...).
        openers: The words and marks without one of which a sentence holds no attribution.
        told: Forms of verbs of saying and thinking that tell what was said.
        chunks: The letters of tokens, remembered for what stands between two white spaces.
        tables: For each trait and each choice, what is given to what is seen to the ratio.
        shares: Shares of contexts that were asked for, so that none is worked out twice: they
            follow from the counts, and there are no more of them than the tables allow.
        ratios_of: The same of the tables for what is given with a context, its lemma apart.
        drafts: What is said in blocks of paragraphs, by all that it follows from.
    """

    tag: str
    words: Mapping[str, str] = field(repr=False)
    cues: Mapping[str, Cue] = field(repr=False)
    contexts: Mapping[tuple[str, str, str], tuple[float, float]] = field(repr=False)
    ratios: Mapping[tuple[str, str], float] = field(repr=False)
    phrases: Mapping[str, frozenset[str]] = field(repr=False)
    openers: frozenset[str] = field(
        init=False, repr=False, eq=False, default=Factory(_openers, takes_self=True)
    )
    told: frozenset[str] = field(
        init=False, repr=False, eq=False, default=Factory(_told, takes_self=True)
    )
    chunks: Chunks = field(
        init=False, repr=False, eq=False, default=Factory(_chunks, takes_self=True)
    )
    tables: Mapping[str, Mapping[str, Ratios]] = field(
        init=False, repr=False, eq=False, default=Factory(_tables, takes_self=True)
    )
    shares: dict[tuple[str, ...], float] = field(init=False, repr=False, eq=False, factory=dict)
    ratios_of: dict[tuple[str, ...], list[Ratios]] = field(
        init=False, repr=False, eq=False, factory=dict
    )
    drafts: TextMemory[tuple[Draft, ...]] = field(
        init=False, repr=False, eq=False, factory=TextMemory
    )
    _forms: dict[Set[CueClass], frozenset[str]] = field(
        init=False, repr=False, eq=False, factory=dict
    )

    def __reduce__(self) -> tuple[Callable[..., Language], tuple[object, ...]]:
        """Let it go to another process; what is shipped is loaded there."""
        if self.tag in SHIPPED and self is load(self.tag):
            return load, (self.tag,)
        own = (self.tag, self.words, self.cues, self.contexts, self.ratios, self.phrases)
        return Language, own

    def ratios_for(self, traits: Iterable[str], given: Iterable[str]) -> list[Ratios]:
        """Return for each trait the ratios by what is seen, for what is given."""
        pairs = zip(traits, given, strict=True)
        return [self.tables[trait].get(by, _NONE) for trait, by in pairs]

    def of_lemma(self, trait: str, lemma: str) -> Ratios:
        """Return the ratios of a trait that is counted by lemma."""
        return self.tables[trait].get(lemma, _NONE)

    def forms_of(self, classes: Set[CueClass]) -> frozenset[str]:
        """Return the words that may be a cue of one of some classes."""
        forms = self._forms.get(classes)
        if forms is None:
            forms = frozenset(
                form
                for form, cue in self.cues.items()
                if not classes.isdisjoint((cue.verb, cue.noun, cue.adjective))
            )
            if CueClass.PREPOSITION in classes:
                forms |= self.phrases["according"]
            self._forms[classes] = forms
        return forms


def _rows(tag: str, name: str) -> list[list[str]]:
    folder = resources.files("stancekit.statements") / "data" / tag
    path = folder / name
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def _counted(tag: str, name: str) -> list[list[str]]:
    """Return the rows of a table of counts, what was seen most first.

    Entries lie in memory as they are made: those that are looked up together, all day long, should
    lie together.
    """
    return sorted(_rows(tag, name), key=_seen, reverse=True)


def _seen(row: list[str]) -> float:
    return float(row[-1])


def _cues(tag: str) -> dict[str, Cue]:
    verbs: dict[str, tuple[str, str, CueClass]] = {}
    nouns: dict[str, tuple[str, str, CueClass]] = {}
    adjectives: dict[str, tuple[str, CueClass]] = {}
    for lemma, part, cue_class, forms in _rows(tag, "cues.tsv"):
        kind, others = CueClass(cue_class), forms.split()
        if part == "v":
            verbs.setdefault(lemma, (lemma, "base", kind))
            for at, equals in enumerate(others):
                name = "s" if at == 0 else "ing" if at == len(others) - 1 else "ed"
                for form in equals.split("|"):
                    known = verbs.setdefault(form, (lemma, name, kind))
                    if known[0] == lemma and known[1] != name and name == "ed":
                        verbs[form] = (lemma, "both", kind)
        elif part == "n":
            nouns.setdefault(lemma, (lemma, "sg", kind))
            for form in others:
                nouns.setdefault(form, (lemma, "pl", kind))
        else:
            adjectives.setdefault(lemma, (lemma, kind))
    # British spelling: what is counted of "emphasized" holds of "emphasised".
    for form, (lemma, name, kind) in list(verbs.items()):
        if lemma.endswith("ize"):
            stem = len(lemma) - 2
            verbs.setdefault(f"{form[:stem]}s{form[stem + 1 :]}", (lemma, name, kind))
    cues: dict[str, Cue] = {}
    for form in {*verbs, *nouns, *adjectives}:
        v, n, a = verbs.get(form), nouns.get(form), adjectives.get(form)
        name = v[1] if v else n[1] if n else "adj"
        lemma = v[0] if v else n[0] if n else a[0] if a else form
        kinds = (v[2] if v else None, n[2] if n else None, a[1] if a else None)
        cues[form] = Cue(lemma, name, *kinds)
    return cues


@cache
def load(tag: str) -> Language:
    """Return a shipped language.

    Args:
        tag: One of `SHIPPED`.

    Raises:
        LookupError: No such language is shipped.

    Example:
        >>> load("en").cues["said"].lemma
        'say'
    """
    if tag not in SHIPPED:
        raise LookupError(f"got language {tag!r}, expected one of {', '.join(SHIPPED)}")
    words: dict[str, str] = {}
    for letter, _, forms in _rows(tag, "words.tsv"):
        for form in forms.split():
            words.setdefault(form, letter)
    cues = _cues(tag)
    for form, cue in cues.items():
        # A form of the third person is a verb; one that is a plural as well stays open.
        if cue.form == "s" and form not in words:
            words[form] = "s" if cue.noun is not None else "v"
    contexts = {
        (lemma, position, frame): (float(right), float(seen))
        for name in ("contexts.tsv", "judged.tsv")
        for lemma, position, frame, right, seen in _counted(tag, name)
    }
    ratios = {
        (trait, value): ratio_of(trait, (float(right), float(expected), float(seen)))
        for trait, value, right, expected, seen in _counted(tag, "traits.tsv")
    }
    phrases = {name: frozenset(forms.split()) for name, forms in _rows(tag, "phrases.tsv")}
    return Language(tag, words, cues, contexts, ratios, phrases)


def language_of(tag: str | None) -> Language:
    """Return the language of a document's tag; English where it is unknown or not shipped."""
    return load(base(tag))
