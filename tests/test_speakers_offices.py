"""Who an office, an envoy or a body of somebody is, by what the document has told of."""

from __future__ import annotations

import pytest

from stancekit import Corpus, Document, analyze


def last_speakers(text: str) -> tuple[str, ...]:
    """Return the names of who speaks the last statement of a text that lies in no other."""
    study = analyze(Corpus([Document("d", text)]), "syria-2015")
    last = [statement for statement in study.statements if statement.nested_in is None][-1]
    return tuple(study.name_of(speaker) for speaker in last.speakers)


@pytest.mark.synthetic
@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Nikki Haley lost her patience. Nobody could wait for ever, said the US envoy.",
            ("Nikki Haley",),
        ),
        (
            "Vasily Nebenzya rose. “This is a farce,” the Russian permanent representative told"
            " the Council.",
            ("Vasily Nebenzya",),
        ),
        (
            "Then it was the turn of Bashar Ja'afari. Syria would defend itself, its envoy said.",
            ("Bashar Jaafari",),
        ),
        (
            "António Guterres broke off his journey. There was no time to lose, the"
            " Secretary-General said.",
            ("António Guterres",),
        ),
        (
            "Vladimir Putin did not come. His foreign ministry warned that the talks would fail.",
            ("Ministry of Foreign Affairs of Russia",),
        ),
        (
            "Ban Ki-moon had been told. Walid Muallem said nothing else. Ban was not surprised. The"
            " letter, he noted, had come late.",
            ("Ban Ki-moon",),
        ),
        (
            "Sergey Lavrov received Frank-Walter Steinmeier. Steinmeier asked for patience. On the"
            " raids, the Russian minister did not mince his words: “They are a crime.”",
            ("Sergey Lavrov",),
        ),
        (
            "Sergey Lavrov received Frank-Walter Steinmeier. Lavrov said it rained. Steinmeier said"
            " it snowed. Both ministers spoke in favour of peace.",
            ("Sergey Lavrov", "Frank-Walter Steinmeier"),
        ),
        (
            "Adam Roe said he would vote against it. John Kerry brushed the idea aside: there could"
            " be no talks now, he said, for the war went on.",
            ("John Kerry",),
        ),
        (
            "After the debate on Crimea John Kerry said that the war went on.",
            ("John Kerry",),
        ),
    ],
)
def test_who_speaks(text: str, speakers: tuple[str, ...]) -> None:
    assert last_speakers(text) == speakers


@pytest.mark.negative
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Nikki Haley lost her patience. It was late, said the Russian envoy.", "Nikki Haley"),
        ("Sergey Lavrov left. Nobody could wait, the French representative said.", "Sergey Lavrov"),
    ],
)
def test_an_envoy_of_others_is_not_meant(text: str, wrong: str) -> None:
    assert wrong not in last_speakers(text)
