"""The contents list the pages that are there, the stages in the order of the flow."""

from __future__ import annotations

from sphinx.application import Sphinx

PLACE = "% pages of the stages"
STAGES = (
    "format",
    "repeats",
    "statements",
    "codebook",
    "positions",
    "legal",
    "comparison",
    "networks",
    "dna",
)


def list_pages(app: Sphinx, docname: str, source: list[str]) -> None:
    """Put a list of the pages that no other list names into the first page."""
    if docname != "index" or PLACE not in source[0]:
        return
    named = {line.strip() for line in source[0].splitlines()}
    others = [d for d in sorted(app.env.found_docs) if "/" not in d and d != "index"]
    found = [d for d in (*STAGES, *(o for o in others if o not in STAGES)) if d in others]
    entries = [d for d in found if d not in named]
    head = "```{toctree}\n:caption: Stage by stage\n:maxdepth: 1\n\n"
    contents = head + "\n".join(entries) + "\n```" if entries else ""
    lines = source[0].splitlines()
    source[0] = "\n".join(contents if line.startswith(PLACE) else line for line in lines)


def setup(app: Sphinx) -> dict[str, bool]:
    """Come in when the first page has been read, before it is parsed."""
    app.connect("source-read", list_pages)
    return {"parallel_read_safe": True}
