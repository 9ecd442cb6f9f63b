# ruff: noqa: E501 - a paragraph of an article is one line
"""Articles written and coded after the rules had been mended for those of `attributed_news`."""

from __future__ import annotations

from attributed_news import Article

__all__ = ["SECOND"]

SECOND = (
    Article(
        "agency-second",
        """Cavusoglu: Turkey expects concrete steps

The Head of the Turkish diplomacy stated that Ankara expects concrete steps from its partners. "We have heard many promises, – the Minister stressed. – Now we want to see deeds".

He also recalled that the agreement was signed in Sochi. In his opinion, the sides are close to a compromise.

The Ministry of Defense of Greece denies the information about the incident.
""",
        (
            ("Cavusoglu", "Turkey expects concrete steps"),
            (
                "The Head of the Turkish diplomacy",
                "that Ankara expects concrete steps from its partners",
            ),
            (
                "the Minister",
                "We have heard many promises … Now we want to see deeds",
            ),
            ("He", "that the agreement was signed in Sochi"),
            ("his", "the sides are close to a compromise"),
            ("The Ministry of Defense of Greece", "the information about the incident"),
        ),
    ),
    Article(
        "wire-second",
        """Oil ministers fail to agree

VIENNA - Oil ministers failed to agree on cuts on Friday, delegates said, as Riyadh insisted that all members share the burden.

"It is a disappointing day," said Tomas Berg, an analyst at Nordhaus. "Prices will fall."

Asked whether another meeting was planned, the Iraqi minister said: "Ask the others."

Iran had argued it should be exempt because of sanctions, according to two sources.
""",
        (
            ("delegates", "Oil ministers failed to agree on cuts on Friday"),
            ("Riyadh", "that all members share the burden"),
            ("Tomas Berg", "It is a disappointing day, … Prices will fall."),
            ("the Iraqi minister", "Ask the others."),
            ("Iran", "it should be exempt because of sanctions"),
            ("two sources", "Iran had argued it should be exempt because of sanctions"),
        ),
    ),
    Article(
        "court",
        """The judge ruled that the ban was unlawful and ordered the ministry to pay costs.

Lawyers for the campaigners welcomed the ruling. "This is a good day for the law," one of them, Petra Novak, said outside the court.

The ministry says it will appeal. It maintains that the ban is needed to protect bees.
""",
        (
            ("The judge", "that the ban was unlawful"),
            ("The judge", "the ministry to pay costs"),
            ("Lawyers for the campaigners", "the ruling"),
            ("one of them, Petra Novak,", "This is a good day for the law,"),
            ("The ministry", "it will appeal"),
            ("It", "that the ban is needed to protect bees"),
        ),
    ),
    Article(
        "talk-show",
        """HOST: Senator, is the treaty dead?

BAKER: Not dead, but very ill.

(LAUGHTER)

We have to save what we can.

HOST: Your party says otherwise.

BAKER: My party is wrong.
""",
        (
            ("HOST", "Senator, is the treaty dead?"),
            ("BAKER", "Not dead, but very ill. … We have to save what we can."),
            ("HOST", "Your party says otherwise."),
            ("Your party", "otherwise"),
            ("BAKER", "My party is wrong."),
        ),
    ),
    Article(
        "poll",
        """A majority of voters want the pipeline stopped, a poll found. Six in ten said they feared higher bills.

The survey, commissioned by the Green League, showed that support was lowest in the north.

Energy minister Olav Lund dismissed the findings as "a photo of one bad week" and promised to press ahead.
""",
        (
            ("a poll", "A majority of voters want the pipeline stopped"),
            ("Six in ten", "they feared higher bills"),
            (
                "The survey, commissioned by the Green League,",
                "that support was lowest in the north",
            ),
            ("Energy minister Olav Lund", 'the findings as "a photo of one bad week"'),
            ("Energy minister Olav Lund", "to press ahead"),
        ),
    ),
    Article(
        "appeal",
        """Aid agencies appealed to the rebels to open the road. The Red Cross warned that food would run out within days.

The rebels' commander denied that his men had stopped any convoy. He blamed the army for the delay and demanded guarantees.

The army did not respond to a request for comment. A spokesman has previously said that all routes are safe.
""",
        (
            ("Aid agencies", "to the rebels to open the road"),
            ("The Red Cross", "that food would run out within days"),
            ("The rebels' commander", "that his men had stopped any convoy"),
            ("He", "the army for the delay"),
            ("He", "guarantees"),
            ("The army", "a request for comment"),
            ("A spokesman", "that all routes are safe"),
        ),
    ),
)  # fmt: skip
