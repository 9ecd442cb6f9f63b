"""Reading lessons: passages with their codes, a line each."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from stancekit.errors import Problem, Severity
from stancekit.model import Lesson, Stance

__all__ = ["read_lessons", "render_lessons"]

_NONE = "none"


def read_lessons(
    text: str, name: str, issues: Container[str]
) -> tuple[list[Lesson], list[Problem]]:
    r"""Read a file of lessons: codes, a tab, the passage; `#` begins a comment.

    The codes are `ISSUE=STANCE`, several of them with semicolons between, or `none`.

    Args:
        text: The file.
        name: How problems call it.
        issues: Ids of the issues there are.

    Returns:
        What could be read, and a problem for each line that could not.

    Example:
        >>> text = "dam=support\tX wants the dam.\nnone\tThe dam is 80 metres high.\n"
        >>> [lesson.stances for lesson in read_lessons(text, "a.tsv", {"dam"})[0]]
        [{'dam': <Stance.SUPPORT: 'support'>}, {}]
        >>> read_lessons("dam=maybe\tX may want it.", "a.tsv", {"dam"})[1][0].message
        "got 'dam=maybe', expected ISSUE=STANCE with a stance of support, oppose, neutral"
    """
    found: list[Lesson] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        codes, tab, passage = line.partition("\t")
        said = list(_wrong(codes, issues)) if tab else [f"got {line[:40]!r}, expected a tab"]
        if not said and not passage.strip():
            said = ["got no passage, expected one behind the tab"]
        problems += [
            Problem(Severity.ERROR, "bad-lesson", message, document=name, line=number)
            for message in said
        ]
        if not said:
            found.append(_lesson(codes, passage.strip()))
    return found, problems


def _codes(codes: str) -> Iterator[str]:
    if codes.strip() != _NONE:
        yield from (code.strip() for code in codes.split(";"))


def _wrong(codes: str, issues: Container[str]) -> Iterator[str]:
    seen: set[str] = set()
    for code in _codes(codes):
        issue, mark, stance = code.partition("=")
        if not mark or stance not in tuple(Stance):
            yield f"got {code!r}, expected ISSUE=STANCE with a stance of {', '.join(Stance)}"
        elif issue not in issues:
            yield f"got {issue!r}, expected the id of an issue"
        elif issue in seen:
            yield f"got {issue!r} twice, expected one stance on it"
        seen.add(issue)


def _lesson(codes: str, passage: str) -> Lesson:
    by: dict[str, list[str]] = {stance: [] for stance in Stance}
    for code in _codes(codes):
        issue, _, stance = code.partition("=")
        by[stance].append(issue)
    return Lesson(passage, **by)


def render_lessons(lessons: Iterable[Lesson]) -> str:
    r"""Write lessons as a file; `read_lessons` gives equal ones where no text has a line break.

    Example:
        >>> render_lessons([Lesson("X wants the dam.", support=["dam"])])
        'dam=support\tX wants the dam.\n'
    """
    return "".join(
        f"{'; '.join(f'{i}={s}' for i, s in one.stances.items()) or _NONE}\t{one.text}\n"
        for one in lessons
    )
