"""Every alternative of every cue, organ and symbol is hit by an example made from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from stancekit import legal
from stancekit.legal.indispensable import Node
from stancekit.legal.phrases import _Reader, expand
from stancekit.legal.taxonomy import Cue

TABLE = legal.shipped("international", "european-union").grounds
SETS = tomllib.loads(
    files("stancekit.legal").joinpath("data/international/grounds.toml").read_text("utf-8")
)["sets"]


def shortest(nodes: tuple[Node, ...]) -> list[str]:
    """Return the words of the first branch of everything that must be there."""
    words: list[str] = []
    for node in nodes:
        if node.kind == "word":
            words.append(node.word)
        elif node.kind == "choice":
            words += shortest(node.branches[0])
    return words


def written_out(nodes: tuple[Node, ...]) -> Iterator[list[str]]:
    """Go through the words of a phrase so that every branch stands in one of them."""
    yield shortest(nodes)
    for place, node in enumerate(nodes):
        before, behind = shortest(nodes[:place]), shortest(nodes[place + 1 :])
        if node.kind == "gap":
            for count in range(1, int(node.word) + 1):
                yield [*before, *["strange"] * count, *behind]
        elif node.kind == "comma":
            yield [*before, ",", *behind]
        for branch in node.branches:
            for words in written_out(branch):
                yield [*before, *words, *behind]


def text_of(words: list[str]) -> str:
    plain = (word.replace("^", "Ruritania").removesuffix("*") for word in words)
    text = " ".join(plain).replace(" ,", ",").replace(" ’s", "’s").replace(" 's", "'s")
    return f"{text} ."


@pytest.mark.synthetic
@pytest.mark.parametrize("cue", TABLE.cues, ids=lambda c: c.rule)
def test_every_alternative_of_a_cue_is_found(cue: Cue) -> None:
    nodes = _Reader(expand(cue.phrase, SETS)).sequence("")
    tried = 0
    for words in written_out(nodes):
        text = text_of(words)
        shut = any(p.search(text) for p in TABLE.grounds[cue.ground].excludes)
        tried += 1
        assert shut or cue.rule in {h.cue.rule for h in TABLE.hits(text, 0, len(text))}, text
    assert tried


ORGANS = [
    ("Security Council", "UNSC resolution"), ("UNSC", "UNSC resolution"),
    ("U.N.S.C.", "UNSC resolution"), ("SC", "UNSC resolution"), ("Council", "UNSC resolution"),
    ("Assembly", "UNGA resolution"), ("UNGA", "UNGA resolution"), ("GA", "UNGA resolution"),
    ("UN General Assembly", "UNGA resolution"), ("HRC", "HRC resolution"),
    ("UNHRC", "HRC resolution"), ("UN Human Rights Council", "HRC resolution"),
    ("ECOSOC", "ECOSOC resolution"),
    ("United Nations Economic and Social Council", "ECOSOC resolution"),
    ("OAU", "OAU resolution"), ("O.A.U.", "OAU resolution"),
    ("Organisation of African Unity", "OAU resolution"), ("AU", "AU resolution"),
    ("African Union", "AU resolution"), ("Arab League", "Arab League resolution"),
    ("League of Arab States", "Arab League resolution"),
    ("Arab Summit", "Arab League resolution"), ("OIC", "OIC resolution"),
    ("Organization of the Islamic Conference", "OIC resolution"),
    ("Organisation of Islamic Cooperation", "OIC resolution"), ("IAEA", "IAEA resolution"),
    ("Board of Governors", "IAEA resolution"), ("OSCE", "OSCE resolution"),
]  # fmt: skip
PARLIAMENTS = (
    "European Council", "Governing Council", "City Council", "Town Council", "County Council",
    "Legislative Council", "Ministerial Council", "National Assembly", "Parliamentary Assembly",
    "State Assembly", "Legislative Assembly", "Federal Assembly", "People's Assembly", "House",
    "Senate", "Congress", "congressional", "parliamentary", "Parliament", "European Parliament",
    "Knesset", "Duma", "Bundestag", "joint", "concurrent", "screen", "display", "video", "image",
    "New Year's",
)  # fmt: skip


@pytest.mark.synthetic
@pytest.mark.parametrize(("organ", "instrument"), ORGANS)
def test_every_organ(organ: str, instrument: str) -> None:
    number = "68/262" if instrument in ("UNGA resolution", "HRC resolution") else "1457"
    text = f"They cited {organ} resolution {number} again."
    (found,) = legal.references(text)
    assert (found.instrument, found.span.of(text)) == (instrument, f"{organ} resolution {number}")
    owned = f"They cited {organ}'s resolution {number} again."
    (found,) = legal.references(owned)
    assert (found.instrument, found.span.of(owned)) == (instrument, f"resolution {number}")


@pytest.mark.negative
@pytest.mark.parametrize("body", PARLIAMENTS)
def test_resolutions_of_others_are_none(body: str) -> None:
    assert legal.references(f"They passed the {body} resolution 1457 again.") == ()


SYMBOLS = (
    "S/RES/242", "A/RES/46/182", "A/RES/46/182 A", "A/RES/ES-11/1", "A/RES/S-20/2",
    "A/RES/2200 A (XXI)", "A/RES/2253 (ES-V)", "A/HRC/RES/16/18", "A/HRC/RES/S-9/1",
    "E/RES/1996/31", "S/PV.7642", "S/PV.7642 (Resumption 1)", "A/70/PV.22", "A/C.1/70/PV.3",
    "S/2015/221", "S/2015/221/Add.1", "S/2015/221/Rev.2", "S/PRST/2015/15", "S/INF/55",
    "S/AC.37/2003/1", "S/Agenda/2185", "S/NGO/12", "S/96/Rev.7", "S/25221", "S/7930/Add.64",
    "A/64/881", "A/64/881/Corr.1", "A/70/L.5", "A/70/385-S/2015/727", "A/HRC/32/2",
    "A/C.6/70/L.5", "A/CN.4/L.682", "A/AC.105/1", "A/CONF.183/9", "A/INF/70/1", "A/ES-10/273",
    "A/S-20/4", "A/1775", "E/2015/66", "E/C.12/1", "E/CN.4/1998/53", "ST/SG/2001/2",
    "ST/LEG/7", "ST/SGB/2003/13", "T/1995/1", "SC/11952", "SC/11952-PAL/2203",
)  # fmt: skip


@pytest.mark.synthetic
@pytest.mark.parametrize("symbol", SYMBOLS)
def test_every_form_of_a_symbol(symbol: str) -> None:
    text = f"They cited {symbol} again."
    (found,) = legal.references(text)
    assert found.span.of(text) == symbol


HEADS = (
    "resolution 678", "Resolution 678", "RESOLUTION 678", "Res. 678", "Res 678", "RES 678",
    "UNSCR 678", "SCR 678", "resolution no 678", "resolution No. 678", "resolution number 678",
    "resolution nr 678", "resolution nr. 678", "resolution numbers 678", "resolution nos. 678",
    "resolution 678 (1990)", "resolution 678 of 1990", "resolution 678/1990",
)  # fmt: skip


@pytest.mark.synthetic
@pytest.mark.parametrize("words", HEADS)
def test_every_head_of_a_number(words: str) -> None:
    text = f"They cited {words} again."
    (found,) = legal.references(text)
    assert (found.symbol, found.span.of(text)) == ("S/RES/678", words)


@pytest.mark.synthetic
@pytest.mark.parametrize(
    "words", ["resolutions 678 and 687", "UNSCRs 678 and 687", "SCRs 678, 687"]
)
def test_every_plural(words: str) -> None:
    found = legal.references(f"They cited {words} again.")
    assert [r.symbol for r in found] == ["S/RES/678", "S/RES/687"]
