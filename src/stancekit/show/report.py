"""A study as one HTML page that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from stancekit.comparison import Repeats
from stancekit.model import LegalBasis, Position, Span, Study, checks
from stancekit.show.annotate import Mark, annotate, displayable
from stancekit.show.articles import Anchors, Shelf, legal_label
from stancekit.show.excerpts import Excerpts
from stancekit.show.matrix import GLYPHS, Cell, matrix, said, together
from stancekit.show.pages import environment, part, source_hash
from stancekit.show.summary import summary
from stancekit.show.trail import trail

__all__ = ["report"]


@frozen
class _Place:
    """Where a piece of evidence stands, for the reader."""

    document: str
    title: str
    outlet: str
    published: str
    href: str


@frozen
class _Proof:
    """A position with the sentence that proves it."""

    position: Position
    html: str
    place: _Place
    tags: tuple[str, ...] = field(converter=checks.as_tuple)
    copies: tuple[_Place, ...] = field(converter=checks.as_tuple)


@frozen
class _Ground:
    """A legal basis with the sentence that proves it."""

    basis: LegalBasis
    holder: str
    reported_by: str
    cited: str
    html: str
    place: _Place
    copies: tuple[_Place, ...] = field(converter=checks.as_tuple)


class _Page:
    """Turns records into what the template shows; one for each report."""

    def __init__(self, study: Study, shown: frozenset[str]) -> None:
        self.study = study
        self.anchors = Anchors.of(study)
        self.shelf = Shelf(study, self.anchors)
        self._excerpts = Excerpts(study)
        self._shown = shown

    def name(self, actor: str | None) -> str:
        return str(self.study.name_of(actor))

    def names(self, actors: Iterable[str]) -> str:
        return ", ".join(map(self.name, actors))

    def place(self, document: str, anchor: str) -> _Place:
        found = self.study.corpus[document]
        return _Place(
            document,
            self.shelf.title(found),
            found.outlet or "",
            str(found.published) if found.published else "undated",
            # An article that was left out cannot be linked to.
            f"#{anchor}" if document in self._shown else "",
        )

    def excerpt(self, document: str, evidence: tuple[Span, ...], kind: str) -> str:
        found = self._excerpts.around(document, evidence)
        text = self.study.corpus[document].text
        marks = [Mark(span, kind) for span in evidence]
        shown = annotate(text, marks, start=found.span.start, stop=found.span.stop)
        before, after = ("… " if found.cut_before else ""), (" …" if found.cut_after else "")
        return f"{before}{shown}{after}"

    def proof(self, position: Position, copies: tuple[Position, ...]) -> _Proof:
        anchors = self.anchors.positions
        return _Proof(
            position,
            self.excerpt(position.document, position.evidence, str(position.stance)),
            self.place(position.document, anchors[position.id]),
            self._tags(position),
            (self.place(copy.document, anchors[copy.id]) for copy in copies),
        )

    def _tags(self, position: Position) -> Iterable[str]:
        if position.mode != "stated":
            yield str(position.mode) + (
                f" of {self.name(position.addressee)}" if position.addressee else ""
            )
        elif position.addressee:
            yield f"to {self.name(position.addressee)}"
        if position.condition:
            words = self.study.text_of(position.document, position.condition)
            yield f"condition: “{displayable(' '.join(words.split()))}”"
        if position.reported_by:
            yield f"reported by {self.names(position.reported_by)}"
        if position.headline:
            yield "headline"
        if position.weak:
            yield "weak"
        if position.coder != "rules":
            yield f"coded by {position.coder}"

    def ground(self, basis: LegalBasis, copies: Iterable[LegalBasis]) -> _Ground:
        reference = basis.reference
        cited = (reference.provision, reference.instrument) if reference else ()
        return _Ground(
            basis,
            self.name(basis.holder) if basis.holder else "unresolved",
            self.names(basis.reported_by),
            ", ".join(part for part in cited if part),
            self.excerpt(basis.document, basis.evidence, "legal"),
            self.place(basis.document, self.anchors.legal_bases[basis.id]),
            (self.place(c.document, self.anchors.legal_bases[c.id]) for c in copies),
        )


def report(
    study: Study,
    *,
    title: str = "Who stands where",
    repeats: Repeats = "once per group",
    articles: int = 200,
) -> str:
    """Return a study as one self-contained HTML page.

    The page holds a summary, a matrix of actors by issues whose cells lead to the sentences that
    prove them, a timeline, the legal bases, and the articles with what was found marked in them.
    It loads nothing, works without scripts, with the keyboard and on paper, and whatever the
    corpus holds comes out as text, never as markup.

    Args:
        study: Any study.
        title: Heading of the page.
        repeats: How copied passages count, as in `stancekit.comparison`.
        articles: How many articles are shown in full at most. Where there are more, those with
            most positions and legal bases are shown, and the page says how many are not.

    Raises:
        MissingExtraError: jinja2 is not installed.
        ValueError: `articles` is below 0.

    Example:
        >>> from stancekit import Codebook, Corpus, Document
        >>> page = report(Study(Corpus([Document("a", "Fish & chips.")]), Codebook("none")))
        >>> "Fish &amp; chips." in page
        True
    """
    checks.expect(articles >= 0, articles, "0 or more", "articles")
    pages = environment("a report")
    pages.filters |= {"said": said, "ground": legal_label, "web": _web_address}
    shelf = Shelf(study, Anchors.of(study))
    ranked = sorted(study.corpus, key=lambda d: -shelf.weight(d.id))[:articles]
    shown = frozenset(d.id for d in ranked)
    page = _Page(study, shown)
    found = matrix(study, repeats=repeats)
    cells = {key: f"c{n}" for n, key in enumerate(found.cells)}

    def entry(cell: Cell) -> dict[str, Any]:
        proofs = [page.proof(position, copies) for position, copies in cell.positions]
        return {"cell": cell, "anchor": cells[cell.holder, cell.issue], "proofs": proofs}

    style, script = part("report.css"), part("report.js")
    return pages.get_template("report.html").render(
        title=displayable(title),
        summary=displayable(summary(study)),
        study=study,
        matrix=found,
        cells=cells,
        evidence=[(actor, [entry(cell) for cell in found.of(actor)]) for actor in found.actors],
        trail=trail(study, found),
        grounds=[
            page.ground(first, copies)
            for first, copies in together(study, study.legal_bases, repeats)
        ],
        articles=(page.shelf.article(d) for d in study.corpus if d.id in shown),
        left_out=len(study.corpus) - len(shown),
        descriptions={i.id: i.description for i in study.codebook.issues},
        repeats=repeats,
        glyphs=GLYPHS,
        style=style,
        script=script,
        style_hash=source_hash(style),
        script_hash=source_hash(script),
    )


def _web_address(url: str | None) -> str:
    """Return an address that a browser may follow; nothing for `javascript:` and the like."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""
