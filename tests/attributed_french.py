# ruff: noqa: E501 - a paragraph of an article is one line
"""Short French articles written for this project, coded before the program had seen them."""

from __future__ import annotations

from attributed_news import Article

__all__ = ["FRENCH"]

FRENCH = (
    Article(
        "fr-agence",
        """Paris exige un cessez-le-feu immédiat

Le ministre des Affaires étrangères, Luc Morel, a exigé lundi un cessez-le-feu immédiat dans le nord du pays.

« La France ne restera pas silencieuse », a-t-il déclaré. « Nous saisirons le Conseil de sécurité. »

Selon une source diplomatique, trois pays soutiennent le texte. La Russie a affirmé qu'elle s'y opposerait.

Le ministre a ajouté que des convois partiraient mardi.
""",
        (
            ("Paris", "un cessez-le-feu immédiat"),
            (
                "Le ministre des Affaires étrangères, Luc Morel,",
                "un cessez-le-feu immédiat dans le nord du pays",
            ),
            (
                "il",
                "La France ne restera pas silencieuse … Nous saisirons le Conseil de sécurité.",
            ),
            ("une source diplomatique", "trois pays soutiennent le texte"),
            ("La Russie", "qu'elle s'y opposerait"),
            ("Le ministre", "que des convois partiraient mardi"),
        ),
    ),
    Article(
        "fr-grève",
        """Les syndicats ont annoncé que la grève continuerait jeudi.

« Le gouvernement ne nous écoute pas », a expliqué Nadia Benali, secrétaire du syndicat. Elle a dénoncé une réforme injuste.

Le Premier ministre, qui recevait les patrons, a assuré que le texte serait corrigé. La réforme est nécessaire, a-t-il précisé.

Interrogé sur le calendrier, le ministre du Travail a refusé de répondre.
""",
        (
            ("Les syndicats", "que la grève continuerait jeudi"),
            ("Nadia Benali", "Le gouvernement ne nous écoute pas"),
            ("Elle", "une réforme injuste"),
            ("Le Premier ministre, qui recevait les patrons,", "que le texte serait corrigé"),
            ("il", "La réforme est nécessaire"),
            ("le ministre du Travail", "de répondre"),
        ),
    ),
    Article(
        "fr-débat",
        """LE JUGE : Reconnaissez-vous les faits ?

L'ACCUSÉ : Non. Je n'étais pas là.

LE JUGE : Un témoin dit le contraire.
""",
        (
            ("LE JUGE", "Reconnaissez-vous les faits ?"),
            ("L'ACCUSÉ", "Non. Je n'étais pas là."),
            ("LE JUGE", "Un témoin dit le contraire."),
        ),
    ),
)
