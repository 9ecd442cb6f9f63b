"""Writing a codebook as one TOML file, the inverse of loading it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stancekit.model import Actor, Codebook, Issue, IssueKind, Role

__all__ = ["render"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL = re.compile(r'["\\\x00-\x1f\x7f]')
_WIDE = 100


def _text(value: str) -> str:
    escaped = _SPECIAL.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04x}", value)
    return f'"{escaped}"'


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _array(name: str, items: Iterable[str]) -> Iterator[str]:
    shown = list(items)
    line = f"{name} = [{', '.join(shown)}]"
    if len(line) <= _WIDE:
        yield line
    else:
        yield f"{name} = ["
        yield from (f"    {item}," for item in shown)
        yield "]"


def _role(role: Role) -> str:
    fields = (
        ("title", role.title),
        ("of", role.of),
        ("since", None if role.since is None else str(role.since)),
        ("until", None if role.until is None else str(role.until)),
    )
    return "{ " + ", ".join(f"{k} = {_text(v)}" for k, v in fields if v is not None) + " }"


def _actor(actor: Actor) -> Iterator[str]:
    yield f"[actors.{_key(actor.id)}]"
    yield f"name = {_text(actor.name)}"
    yield f"kind = {_text(actor.kind)}"
    for name, value in (("pronoun", actor.pronoun), ("affiliation", actor.affiliation)):
        if value is not None:
            yield f"{name} = {_text(value)}"
    for name in ("aliases", "metonyms", "demonyms"):
        if items := getattr(actor, name):
            yield from _array(name, map(_text, items))
    if actor.roles:
        yield from _array("roles", map(_role, actor.roles))
    if actor.note:
        yield f"note = {_text(actor.note)}"


def _issue(issue: Issue) -> Iterator[str]:
    yield f"[issues.{_key(issue.id)}]"
    if issue.kind is not IssueKind.POLICY:
        yield f"kind = {_text(issue.kind)}"
    if issue.parent is not None:
        yield f"parent = {_text(issue.parent)}"
    if issue.sign:
        yield f"sign = {issue.sign}"
    if not issue.core:
        yield "core = false"
    if issue.description:
        yield f"description = {_text(issue.description)}"
    for name in ("mention", "pro", "con", "neutral", "condition", "exclude", "anaphora"):
        if items := getattr(issue, name):
            yield from _array(name, map(_text, items))


def render(codebook: Codebook) -> str:
    """Write a codebook as TOML, with everything it includes in one file.

    Args:
        codebook: Any codebook; `load` accepts the text again where its ids and patterns are such
            as a file may hold, and gives an equal codebook.

    Returns:
        The text, ending in a line break.

    Example:
        >>> print(render(Codebook("short", issues=[Issue("exit", pro=["leave now"])])))
        name = "short"
        <BLANKLINE>
        [issues.exit]
        pro = ["leave now"]
        <BLANKLINE>
    """
    blocks: list[list[str]] = [[f"name = {_text(codebook.name)}"]]
    if codebook.description:
        blocks[0].append(f"description = {_text(codebook.description)}")
    if codebook.sets:
        lines = ["[sets]"]
        for found in codebook.sets:
            lines.extend(_array(_key(found.name), map(_text, found.phrases)))
        blocks.append(lines)
    blocks.extend(list(_actor(a)) for a in codebook.actors)
    blocks.extend(list(_issue(i)) for i in codebook.issues)
    for test in codebook.tests:
        stance = "none" if test.stance is None else test.stance
        lines = ["[[tests]]", f"text = {_text(test.text)}", f"issue = {_text(test.issue)}"]
        lines.append(f"stance = {_text(stance)}")
        if test.holder is not None:
            lines.append(f"holder = {_text(test.holder)}")
        blocks.append(lines)
    for lesson in codebook.lessons:
        lines = ["[[lessons]]", f"text = {_text(lesson.text)}"]
        for stance in ("support", "oppose", "neutral"):
            if issues := getattr(lesson, stance):
                lines.extend(_array(stance, map(_text, issues)))
        blocks.append(lines)
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"
