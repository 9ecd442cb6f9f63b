# ruff: noqa: E501 - a paragraph of an article is one line
"""Short articles written for this project, each with its statements as a reader codes them.

The statements were coded before the program had seen the articles. A content that is interrupted
is written with " … " between its parts; an empty source means that the text names none.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FIRST", "Article"]


class Article(NamedTuple):
    """An article and who says what in it, as (source, content)."""

    id: str
    text: str
    statements: tuple[tuple[str, str], ...]


FIRST = (
    Article(
        "agency-russian",
        """Peskov: Moscow has no plans to send ground troops to Libya

MOSCOW, March 4. The Kremlin does not consider sending ground forces to Libya, said the press secretary of the President Dmitry Peskov.

“Such a question is not on the agenda, – he told journalists. – We support only a political settlement, and our position is well known”.

Commenting on the accusations of arms deliveries, Peskov noted that nobody had presented any proofs. According to him, Russia strictly observes the embargo of the Security Council.
""",
        (
            ("Peskov", "Moscow has no plans to send ground troops to Libya"),
            (
                "the press secretary of the President Dmitry Peskov",
                "The Kremlin does not consider sending ground forces to Libya",
            ),
            (
                "he",
                "Such a question is not on the agenda … We support only a political settlement, "
                "and our position is well known",
            ),
            ("Peskov", "that nobody had presented any proofs"),
            ("him", "Russia strictly observes the embargo of the Security Council"),
        ),
    ),
    Article(
        "agency-turkish",
        """Ankara rejects claims of shelling village

Turkish Foreign Ministry spokesman Hami Aksoy on Tuesday rejected claims that Turkish artillery had shelled a village near Tal Rifaat.

Aksoy underlined that Turkey only targets terrorist positions, and called on all parties to respect the truce.

"Our fight is not against the Kurds but against terror organizations," he stressed.

The Syrian government had accused Ankara of targeting civilians.
""",
        (
            (
                "Turkish Foreign Ministry spokesman Hami Aksoy",
                "that Turkish artillery had shelled a village near Tal Rifaat",
            ),
            ("Aksoy", "that Turkey only targets terrorist positions"),
            ("Aksoy", "all parties to respect the truce"),
            ("he", "Our fight is not against the Kurds but against terror organizations,"),
            ("The Syrian government", "Ankara of targeting civilians"),
        ),
    ),
    Article(
        "agency-arabic",
        """The Minister of Foreign Affairs received the envoy of the United Nations and affirmed the keenness of the kingdom on the unity of Yemen.

He pointed out that the solution must be based on the three references, stressing that the militia bears responsibility for the suffering of the people.

For his part, the envoy expressed his appreciation for the efforts of the kingdom and voiced hope that the talks would resume soon.

A statement issued by the ministry said the meeting discussed the latest developments.
""",
        (
            (
                "The Minister of Foreign Affairs",
                "the keenness of the kingdom on the unity of Yemen",
            ),
            ("He", "that the solution must be based on the three references"),
            ("He", "that the militia bears responsibility for the suffering of the people"),
            ("the envoy", "his appreciation for the efforts of the kingdom"),
            ("the envoy", "that the talks would resume soon"),
            (
                "A statement issued by the ministry",
                "the meeting discussed the latest developments",
            ),
        ),
    ),
    Article(
        "wire-short",
        """BRUSSELS (Wire) - NATO has no intention of getting involved militarily in the dispute, its secretary-general said on Monday, hours after Athens asked the alliance for help.

"We urge both sides to show restraint," Anna Lindqvist told a news conference. "There is no military solution."

Greece's defence minister, Nikos Pavlou, said he was disappointed but would not withdraw the request. He declined to comment on reports that a frigate had been fired on.

Two diplomats, who asked not to be named, said several members opposed any mission.
""",
        (
            (
                "its secretary-general",
                "NATO has no intention of getting involved militarily in the dispute",
            ),
            (
                "Anna Lindqvist",
                "We urge both sides to show restraint, … There is no military solution.",
            ),
            (
                "Greece's defence minister, Nikos Pavlou,",
                "he was disappointed but would not withdraw the request",
            ),
            ("He", "reports that a frigate had been fired on"),
            ("Two diplomats", "several members opposed any mission"),
        ),
    ),
    Article(
        "tabloid",
        """'I WON'T QUIT' – Defiant minister hits back at critics

UNDER-FIRE minister Gary Holt last night vowed to stay on and blasted his critics as "cowards".

The 52-year-old fumed: "They never had the guts to say it to my face."

A source close to the Prime Minister said: "Gary has our full backing. End of story."

But Labour MP Rita Shah slammed the decision, branding it "an insult to every taxpayer".

Holt's wife admitted the family had been through hell.
""",
        (
            ("Defiant minister", "I WON'T QUIT"),
            ("UNDER-FIRE minister Gary Holt", "to stay on"),
            ("UNDER-FIRE minister Gary Holt", 'his critics as "cowards"'),
            ("The 52-year-old", "They never had the guts to say it to my face."),
            (
                "A source close to the Prime Minister",
                "Gary has our full backing. End of story.",
            ),
            ("Labour MP Rita Shah", "the decision"),
            ("Labour MP Rita Shah", 'it "an insult to every taxpayer"'),
            ("Holt's wife", "the family had been through hell"),
        ),
    ),
    Article(
        "transcript",
        """Transcript of the debate on Wednesday

MODERATOR: Governor, would you send troops to the border?

HALEY: I would not. We have enough soldiers there.

What we need is judges. We need hundreds of them.

ORTEGA: That is simply wrong. The governor voted against judges twice.

MODERATOR: Thank you both.
""",
        (
            ("MODERATOR", "Governor, would you send troops to the border?"),
            (
                "HALEY",
                "I would not. We have enough soldiers there. … What we need is judges. We need "
                "hundreds of them.",
            ),
            ("ORTEGA", "That is simply wrong. The governor voted against judges twice."),
            ("MODERATOR", "Thank you both."),
        ),
    ),
    Article(
        "interview",
        """Interview with Admiral Paula Reyes

Q: Do you support the new mission?

A: Yes, I support it. Without it the strait will stay closed.

Q: And what about the costs?

A: They are high, but a closed strait costs more.
""",
        (
            ("A", "Yes, I support it. Without it the strait will stay closed."),
            ("A", "They are high, but a closed strait costs more."),
        ),
    ),
    Article(
        "joint",
        """In a joint statement, the foreign ministers of Italy and Spain called for an immediate ceasefire and condemned the attack on the convoy.

The two ministers said that those responsible must be held to account.

France, which had earlier opposed sanctions, said it would back the text. Germany is expected to support it too, officials in Berlin said.
""",
        (
            ("the foreign ministers of Italy and Spain", "an immediate ceasefire"),
            ("the foreign ministers of Italy and Spain", "the attack on the convoy"),
            ("The two ministers", "that those responsible must be held to account"),
            ("France, which had earlier opposed sanctions", "it would back the text"),
            ("officials in Berlin", "Germany is expected to support it too"),
        ),
    ),
    Article(
        "nouns",
        """The president's decision to close the base surprised allies. His threat to leave the treaty was met with silence.

There was talk of a boycott. Critics pointed to his promise to consult parliament, and demands for an inquiry grew.

The opposition's claim that the vote had been rigged was dismissed by the court. A spokeswoman for the party made clear that it would appeal.
""",
        (
            ("The president's", "to close the base"),
            ("His", "to leave the treaty"),
            ("", "a boycott"),
            ("his", "to consult parliament"),
            ("", "an inquiry"),
            ("The opposition's", "that the vote had been rigged"),
            ("the court", "The opposition's claim that the vote had been rigged"),
            ("A spokeswoman for the party", "that it would appeal"),
        ),
    ),
    Article(
        "passive",
        """Serbia was urged by Brussels to align with the sanctions. The government was accused of stalling by the opposition.

It is feared that thousands could flee. The minister was quoted as saying the border would stay open.

The report, which was criticised by aid groups, recommends that the camp be closed.
""",
        (
            ("Brussels", "Serbia … to align with the sanctions"),
            ("the opposition", "The government … of stalling"),
            ("", "that thousands could flee"),
            ("The minister", "the border would stay open"),
            ("aid groups", "The report"),
            ("The report", "that the camp be closed"),
        ),
    ),
    Article(
        "tweets",
        """The prime minister took to Twitter to defend the deal.

"This agreement brings peace," she wrote. "I am proud of it."

The answer came within minutes:

A shameful surrender. We will never accept it. — Marek Nowak (@mnowak) May 3, 2019

Nowak has long argued that the talks were a trap.
""",
        (
            ("she", "This agreement brings peace, … I am proud of it."),
            ("Marek Nowak", "A shameful surrender. We will never accept it."),
            ("Nowak", "that the talks were a trap"),
        ),
    ),
    Article(
        "headlines",
        """Sanctions will hurt Europe more than us: Rouhani

Iran's president warned on Sunday that new sanctions would harm European companies.

Zarif: No talks under pressure

The foreign minister, Mohammad Javad Zarif, said there would be no negotiations unless Washington returned to the deal, but left open whether others could mediate.

Caption: Rouhani says Iran will not bow to threats. (File photo)
""",
        (
            ("Rouhani", "Sanctions will hurt Europe more than us"),
            ("Iran's president", "that new sanctions would harm European companies"),
            ("Zarif", "No talks under pressure"),
            (
                "The foreign minister, Mohammad Javad Zarif,",
                "there would be no negotiations unless Washington returned to the deal",
            ),
            ("Rouhani", "Iran will not bow to threats"),
        ),
    ),
)  # fmt: skip
