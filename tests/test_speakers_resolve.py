"""Who speaks: names, offices, pronouns, lists, documents, unknown people, and silence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import codebook
from stancekit.model import (
    Actor,
    ActorKind,
    Document,
    PartialDate,
    Span,
    Statement,
    StatementKind,
)
from stancekit.paragraphs import lay_out
from stancekit.statements.speakers import resolve
from work import work

BOOK = codebook.load("syria-2015")
INDEX = codebook.ActorIndex(BOOK.actors)


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Take sources out of square brackets."""
    spans, plain, stop = [], "", 0
    for match in re.finditer(r"\[([^\]]*)\]", text):
        plain += text[stop : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        stop = match.end()
    return plain + text[stop:], spans


def speakers(
    marked_text: str, published: str | None = None
) -> tuple[list[tuple[str, ...]], list[str], tuple[Actor, ...]]:
    text, spans = marked(marked_text)
    date = None if published is None else PartialDate.parse(published)
    document = Document("d", text, published=date)
    statements = []
    for start, stop in spans:
        following = re.compile(r"[.\n]|$").search(text, stop)
        assert following is not None
        content = Span(stop, max(following.end(), stop + 1))
        statements.append(
            Statement(
                f"d#{content}",
                "d",
                kind=StatementKind.INDIRECT,
                content=[content],
                source=[Span(start, stop)] if stop > start else [],
            )
        )
    found, local = resolve(document, lay_out(document), statements, INDEX)
    return [s.speakers for s in found], [s.resolution for s in found], local


SYNTHETIC = [
    ("[Russian Foreign Minister Sergei Lavrov] said so.", ["sergey-lavrov"]),
    ("[Lavrov] said so.", ["sergey-lavrov"]),
    ("[The Russian foreign minister] said so.", ["sergey-lavrov"]),
    ("[The head of the Russian Foreign Ministry] said so.", ["sergey-lavrov"]),
    ("[The Kremlin] said so.", ["russia"]),
    ("[Damascus] said so.", ["syria"]),
    ("[Turkey's Foreign Ministry] said so.", ["turkish-foreign-ministry"]),
    ("[A spokesman for the Turkish Foreign Ministry] said so.", ["turkish-foreign-ministry"]),
    ("[A spokesman for President Obama] said so.", ["barack-obama"]),
    ("[The Iraqi government] said so.", ["iraq"]),
    ("[France, Germany and Qatar] said so.", ["france germany qatar"]),
    ("[A joint statement by France, Germany and Qatar] said so.", ["france germany qatar"]),
    ("[Lavrov and Kerry] said so.", ["sergey-lavrov john-kerry"]),
    ("[The governments of France, Germany and Qatar] said so.", ["france germany qatar"]),
    ("[The leaders of France and Germany] said so.", ["france germany"]),
    (
        "[France, Germany and Qatar] spoke. [They] said more. [The trio] said it again.",
        ["france germany qatar"] * 3,
    ),
    ("[Lavrov and Kerry] spoke. [They] said more.", ["sergey-lavrov john-kerry"] * 2),
    ("In a joint statement, France and [Germany] said so.", ["france germany"]),
    ("On Friday, France, Qatar and [the United States] said so.", ["france qatar united-states"]),
    ("In Vienna, Lavrov met Qatar and [Kerry] said so.", ["john-kerry"]),
    (
        "[German Chancellor Angela Merkel and French President Francois Hollande] said so.",
        ["angela-merkel francois-hollande"],
    ),
    (
        "[Kerry, Lavrov and Turkish Foreign Minister Mevlut Cavusoglu] said so.",
        ["john-kerry sergey-lavrov mevlut-cavusoglu"],
    ),
    (
        "[Anna Weber, the mayor, and her deputy Jan Roe] said so.",
        ["local:anna-weber local:jan-roe"],
    ),
    ("[Saudi and Qatari officials] said so.", ["saudi-arabia qatar"]),
    ("[Kerry's statement] said so.", ["john-kerry"]),
    # A name tells whose office the next name holds.
    ("[Kerry spokeswoman Ann Lee] said so.", ["local:ann-lee"]),
    ("[Workers Alliance president Hans Roe] said so.", ["local:hans-roe"]),
    ("[Lavrov and party chairman Karl Otto] said so.", ["sergey-lavrov"]),
    # Titles of honour are no part of a name; they tell the pronoun.
    ("[Dame Ann Lee] spoke. [Lee] went on. [She] left.", ["local:ann-lee"] * 3),
    ("[Baroness Ann Lee] spoke. Lord Roe listened. [She] went on.", ["local:ann-lee"] * 2),
    # Two spellings of one name, the first of which stays.
    (
        "[Vassily Roenko] told them that it was late. Later [Vasily Roenko] said more.",
        ["local:vassily-roenko"] * 2,
    ),
    # Whom a paragraph begins with, and nobody else in it, is meant some sentences on.
    (
        "[Nigel Doe] said no.\n\nCarl Blunt, chair of the committee, changed sides. The committee"
        " had warned of it in May. Now, [he] said, all was well.",
        ["local:nigel-doe", "local:carl-blunt"],
    ),
    # What one may call a member of parliament.
    (
        "[The chairman of a committee Jan Roe] spoke. [The deputy] said more.",
        ["local:jan-roe"] * 2,
    ),
    ("[Ash Carter] spoke. Later [Carter] said more.", ["ash-carter", "ash-carter"]),
    ("[Sergey Lavrov] spoke. Then [he] said more.", ["sergey-lavrov", "sergey-lavrov"]),
    ("[Sergey Lavrov] spoke. [The minister] said more.", ["sergey-lavrov", "sergey-lavrov"]),
    ("[John Kerry] spoke. [The US official] said more.", ["john-kerry", "john-kerry"]),
    (
        "Sergey Lavrov met John Kerry. [The former] said yes. [The latter] said no.",
        ["sergey-lavrov", "john-kerry"],
    ),
    (
        "[The Turkish Foreign Ministry] issued a statement. [The statement] said more.",
        ["turkish-foreign-ministry", "turkish-foreign-ministry"],
    ),
    ("[Deputy Foreign Minister Mikhail Bogdanoff] said so.", ["mikhail-bogdanov"]),
    (
        "[The Turkish Foreign Ministry] spoke. [Its spokesman] said more.",
        ["turkish-foreign-ministry", "turkish-foreign-ministry"],
    ),
    ("[John Kerry] spoke. [His spokesman] said more.", ["john-kerry", "john-kerry"]),
    ("[Kerry's spokesman] said so.", ["john-kerry"]),
    ("[The text of Kerry's letter] said so.", ["john-kerry"]),
    (
        "[Iran, Russia and Turkey] spoke. [The three countries] said more.",
        ["iran russia turkey", "iran russia turkey"],
    ),
    (
        "[Saudi minister] calls for calm\n\nThe Saudi foreign minister, Saud al-Faisal, spoke.\n",
        ["saud-al-faisal"],
    ),
    (
        "[Council] calls for calm\n\n[The UN Security Council] met. [The Council] spoke.\n",
        ["un-security-council"] * 3,
    ),
    (
        "[The Fishing Council of Nowhere] met. [The Council] spoke. [The council] left.",
        ["local:fishing-council-of-nowhere"] * 3,
    ),
    ("Kerry spoke. [The Council] said so.", ["local:council"]),
    (
        "[Erdogan] spoke. [The Foreign Ministry] agreed.",
        ["recep-tayyip-erdogan", "turkish-foreign-ministry"],
    ),
    (
        "[Minister]: no deal\n\n[The Ruritanian transport minister, Anna Weber,] spoke.\n",
        ["local:anna-weber", "local:anna-weber"],
    ),
    ("[Jane Q. Doe] spoke. [Doe] said more.", ["local:jane-q-doe", "local:jane-q-doe"]),
    ("[Deputy Transport Minister Ivan Nosuch] said so.", ["local:ivan-nosuch"]),
    ("[Ambassador to the United States Ann Lee] said so.", ["local:ann-lee"]),
    ("[Minister of Education Ann Lee] said so.", ["local:ann-lee"]),
    ("[John Roe, a director at Acme,] said so.", ["local:john-roe"]),
    ("[A senior Turkish official] said so.", ["local:senior-turkish-official"]),
]
NEGATIVE = [
    ("[He] said so.", [""]),  # nobody has been named
    ("[The minister] said so.", [""]),
    ("[The statement] said so.", [""]),
    ("[Former US Secretary of State Ann Lee] said so.", ["local:ann-lee"]),
    ("[Asma al-Assad] said so.", ["local:asma-al-assad"]),
    ("Valeska Paris spoke. [Paris] said so.", ["local:valeska-paris"]),
]


@pytest.mark.synthetic
@pytest.mark.parametrize(("text", "expected"), SYNTHETIC)
def test_speakers_are_found(text: str, expected: list[str]) -> None:
    assert [" ".join(s) for s in speakers(text)[0]] == expected


@pytest.mark.negative
@pytest.mark.parametrize(("text", "expected"), NEGATIVE)
def test_nobody_is_guessed(text: str, expected: list[str]) -> None:
    assert [" ".join(s) for s in speakers(text)[0]] == expected


def test_an_office_is_held_on_a_day() -> None:
    text = "[The US Secretary of State] said so."
    assert speakers(text, "2014-09-11")[0] == [("john-kerry",)]


def test_every_resolution_says_how() -> None:
    found, how, _ = speakers("[Sergey Lavrov] spoke. Then [he] said more. [Kerry] agreed.")
    assert how == ["name", "pronoun (0.90)", "surname"]
    assert all(found)


def test_local_actors_are_those_who_speak() -> None:
    _, _, local = speakers("[Ann Lee] met John Roe.")
    assert [(a.id, a.name, a.kind) for a in local] == [
        ("local:ann-lee", "Ann Lee", ActorKind.PERSON)
    ]


def test_a_quotation_goes_on() -> None:
    text = "Ann Lee spoke.\n\n“It rained,” Lee said.\n\n“It snowed too.”\n"
    document = Document("d", text)
    statements = [
        Statement(
            "d#1",
            "d",
            kind=StatementKind.DIRECT,
            content=[Span(17, 27)],
            source=[Span(29, 32)],
        ),
        Statement("d#2", "d", kind=StatementKind.DIRECT, content=[Span(41, 55)]),
    ]
    found, _ = resolve(document, lay_out(document), statements, INDEX)
    assert [s.speakers for s in found] == [("local:ann-lee",)] * 2
    assert found[1].resolution == "continuation (0.85)"


WORDS = [
    "Lavrov", "said", "the minister", "he", "they", "US", "officials", "Kerry", "and", "statement",
    "“", "”", ".", "\n\n", ",", "who", "Ann Lee", "Mr. Roe", "Damascus", "the latter", "a", "by",
]  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Statement]]:
    text = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=40).map(" ".join))
    text = draw(st.just(text) | st.text(min_size=3, max_size=60))
    statements: list[Statement] = []
    for number in range(draw(st.integers(0, 4))):
        a, b, c = sorted(draw(st.tuples(*[st.integers(0, len(text) - 1)] * 3)))
        source = [Span(a, b)] if a < b else []
        nested = draw(st.none() | st.sampled_from([s.id for s in statements] or [None]))
        kind = draw(st.sampled_from(StatementKind))
        content = [Span(c, len(text))]
        statements.append(
            Statement(
                f"d#{number}", "d", kind=kind, content=content, source=source, nested_in=nested
            )
        )
    return Document("d", text), statements


@given(documents())
def test_any_document_can_be_resolved(case: tuple[Document, list[Statement]]) -> None:
    document, statements = case
    found, local = resolve(document, lay_out(document), statements, INDEX)
    known = {a.id for a in local}
    assert [s.id for s in found] == [s.id for s in statements]
    for before, after in zip(statements, found, strict=True):
        assert (after.content, after.source, after.cue) == (
            before.content,
            before.source,
            before.cue,
        )
        assert all(s in INDEX or s in known for s in after.speakers)
        assert bool(after.speakers) == bool(after.resolution)
    assert all(a.id.startswith("local:") for a in local)
    assert known <= {s for f in found for s in f.speakers}


@given(documents())
def test_resolving_twice_gives_the_same(case: tuple[Document, list[Statement]]) -> None:
    document, statements = case
    once = resolve(document, lay_out(document), statements, INDEX)
    assert resolve(document, lay_out(document), once[0], INDEX) == once


def hostile(kind: str, count: int) -> tuple[Document, list[Statement]]:
    unit, source = {
        "pronouns in one line": ("he said it rained. ", (0, 2)),
        "names in one line": ("Ann Lee said so. ", (0, 7)),
        "nobody named": ("“it rained” ", None),
        "lists": ("Russia, Iran, ", (0, 6)),
        "descriptions": ("the minister said. ", (0, 12)),
    }[kind]
    text = "Sergey Lavrov. " + unit * count
    statements = []
    for number in range(count):
        start = 15 + number * len(unit)
        statements.append(
            Statement(
                f"d#{number}",
                "d",
                kind=StatementKind.DIRECT,
                content=[Span(start + len(unit) - 2, start + len(unit) - 1)],
                source=[Span(start + source[0], start + source[1])] if source else [],
            )
        )
    return Document("d", text), statements


@pytest.mark.parametrize(
    "kind",
    ["pronouns in one line", "names in one line", "nobody named", "lists", "descriptions"],
)
def test_work_on_hostile_documents_grows_with_their_length(kind: str) -> None:
    def cost(count: int) -> int:
        document, statements = hostile(kind, count)
        paragraphs = lay_out(document)
        return work(lambda: resolve(document, paragraphs, statements, INDEX))

    # Eight times the text; a square would be 64.
    assert cost(1200) <= 9 * cost(150) + 100


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hillary Roe met Bill Roe. [Mrs. Roe] spoke. [Mr. Roe] agreed. [Roe] left.",
            ["local:hillary-roe", "local:bill-roe", "local:bill-roe"],
        ),
        ("Hillary Roe met Bill Coe. [She] spoke.", ["local:hillary-roe"]),
        ("Hillary Clinton came. [Clinton] spoke.", ["hillary-clinton"]),
        ("[The New York Herald] reported it.", ["local:new-york-herald"]),
        ("[The Department of Homeland Safety] spoke.", ["local:department-of-homeland-safety"]),
        ("[South Carolina Rep. Jo Roe] spoke.", ["local:jo-roe"]),
        ("Alongside Jane Roe they sang. [Roe] spoke.", ["local:jane-roe"]),
    ],
)
def test_namesakes_and_long_names(text: str, expected: list[str]) -> None:
    assert [" ".join(s) for s in speakers(text)[0]] == expected


@pytest.mark.negative
def test_a_headline_in_capitals_is_no_name() -> None:
    text = "Daily Conflates Ann Roe With John Coe\n\nSomething happened. [He] spoke.\n"
    assert speakers(text)[0] in ([()], [("local:john-coe",)])
