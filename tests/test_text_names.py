"""Transliterations of one name meet under its normal form, names of others do not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.text.names import is_abbreviation, name_words, normal_form

ONE_NAME = [
    "Sergey|Sergei|Serguei|Sergej|Sergeï",
    "Lavrov|Lavroff|Lawrow",
    "Dmitry|Dmitri|Dmitriy|Dmitrij",
    "Alexander|Aleksander|Aleksandr",
    "Lukashevich|Lukashevitch|Lukaschevitsch",
    "Jabhat al-Nusra|Dzhebhat EN-Nusra|Djabhat an-Nosra|Jebhat Al-Nusrah",
    "Mohammed|Muhammad|Mohamed|Mohammad",
    "Haider al-Abadi|Haidar Abadi|Hayder al-Ebadi",
    "Hussein|Husayn|Hussain",
    "Khaled|Khalid",
    "Walid|Waleed",
    "Qassem Soleimani|Kasim Suleimani|Qasem Soleymani",
    "Qaeda|Qaida|Kaida",
    "Moallem|Muallem",
    "Abdullah|Abdulla",
]
OTHERS = [
    "Syria|Serbia",
    "Iran|Iraq",
    "Niger|Nigeria",
    "Austria|Australia",
    "Kerry|Carey",
    "Mali|Malawi|Male",
    "Sinai|Sana",
    "Putin|Patten",
    "Salih|Salah",
]


@pytest.mark.wild
@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({normal_form(s) for s in spellings.split("|")}) == 1


@pytest.mark.negative
@pytest.mark.parametrize("names", OTHERS)
def test_other_names_stay_apart(names: str) -> None:
    for one, other in combinations(names.split("|"), 2):
        assert normal_form(one) != normal_form(other)


@given(st.text(max_size=40))
def test_any_text_has_a_normal_form(text: str) -> None:
    form = normal_form(text)
    assert form == form.strip()
    assert bool(form) == bool(name_words(text))


@given(st.text(st.characters(min_codepoint=65, max_codepoint=122), max_size=30))
def test_case_does_not_matter(text: str) -> None:
    assert normal_form(text.lower()) == normal_form(text.upper())


@given(st.text(max_size=20))
def test_abbreviations_have_no_small_letter(text: str) -> None:
    if is_abbreviation(text):
        assert not any(c.islower() for c in text)
        assert any(c.isalpha() for c in text)
