"""Sentences written after the rules had been mended for the first ones."""

from __future__ import annotations

from data_legal_speech import said

__all__ = ["LATER"]

LATER = (
    said(
        "Our planes operate over Iraq with Baghdad's full consent.",
        "john-kirby",
        "CONSENT asserted",
    ),
    said(
        "Nobody in Damascus asked the French to bomb anything.",
        "faisal-mekdad",
        "CONSENT absence_alleged",
    ),
    said(
        "The Kremlin insists that its jets are in Syria by invitation of the legal government.",
        "josh-earnest",
        "CONSENT asserted russia",
    ),
    said(
        "Foreign soldiers may stay only with the agreement of the Iraqi parliament and government.",
        "haider-al-abadi",
        "CONSENT demanded",
        allowed=(("DOMESTIC_LAW", "demanded"),),
    ),
    said(
        "Cuba gave its approval to the Soviet deployment of missiles.",
        "vladimir-putin",
        "CONSENT asserted",
    ),
    said(
        "There can be no bombing without a fresh mandate from the Security Council.",
        "jeremy-corbyn",
        "UNSC_AUTHORIZATION demanded",
    ),
    said(
        "NATO bombed Yugoslavia without going to the Security Council.",
        "sergey-lavrov",
        "UNSC_AUTHORIZATION absence_alleged",
    ),
    said(
        "The Council never approved the invasion of Iraq.",
        "kofi-annan",
        "UNSC_AUTHORIZATION absence_alleged",
    ),
    said("The force has a clear UN mandate.", "ban-ki-moon", "UNSC_AUTHORIZATION asserted"),
    said(
        "We dispute that resolution 678 still authorises the use of force.",
        "sergey-lavrov",
        "UNSC_AUTHORIZATION contested",
        allowed=(("UNSC_RESOLUTION", "contested"),),
    ),
    said(
        "Every state has an inherent right of self-defence.",
        "samantha-power",
        "SELF_DEFENCE asserted",
    ),
    said(
        "Self-defence is no excuse for levelling a city; the right to self-defence has limits.",
        "antonio-guterres",
        "SELF_DEFENCE asserted",
    ),
    said("Turkey's claim of self-defence is absurd.", "bashar-jaafari", "SELF_DEFENCE contested"),
    said(
        "Britain acts in the collective self-defence of Iraq.",
        "michael-fallon",
        "SELF_DEFENCE_COLLECTIVE asserted",
    ),
    said(
        "A state that is unwilling to deal with terrorists on its soil cannot hide behind its"
        " sovereignty.",
        "julie-bishop",
        "SELF_DEFENCE_UNABLE_UNWILLING asserted",
        allowed=(
            ("SOVEREIGNTY", "asserted"),
            ("SOVEREIGNTY", "contested"),
            ("SOVEREIGNTY", "violated"),
        ),
    ),
    said(
        "We sent the marines to protect our nationals.",
        "barack-obama",
        "SELF_DEFENCE_NATIONALS asserted",
    ),
    said(
        "Israel carried out a pre-emptive strike.",
        "benjamin-netanyahu",
        "SELF_DEFENCE_ANTICIPATORY asserted",
    ),
    said(
        "We will not support a resolution under Chapter VII.",
        "vitaly-churkin",
        "CHAPTER_VII contested",
        allowed=(("UNSC_RESOLUTION", "contested"),),
    ),
    said(
        "The United States has circulated a draft resolution that would impose an arms embargo on"
        " South Sudan.",
        None,
        "CHAPTER_VII_SANCTIONS proposed united-states",
    ),
    said(
        "Resolution 2254 remains the only basis for a settlement.",
        "staffan-de-mistura",
        "UNSC_RESOLUTION asserted",
    ),
    said(
        "Pyongyang's launch is a flagrant violation of resolution 1718.",
        "nikki-haley",
        "UNSC_RESOLUTION violated",
    ),
    said(
        "Russia blocked the resolution condemning the attack.",
        None,
        "UNSC_RESOLUTION contested russia",
    ),
    said(
        "France invoked the mutual defence clause of the EU treaty.",
        None,
        "TREATY_ASSISTANCE asserted france",
    ),
    said(
        "The Arab League has no mandate from anyone to arm rebels.",
        "walid-muallem",
        allowed=(("REGIONAL_ENFORCEMENT", "absence_alleged"),),
    ),
    said(
        "The world has a responsibility to protect civilians in Darfur.",
        "kofi-annan",
        "HUMANITARIAN_INTERVENTION asserted",
    ),
    said(
        "The strike was carried out in retaliation for the chemical attack.",
        "james-mattis",
        "REPRISAL_COUNTERMEASURE asserted",
        allowed=(("WMD", "violated"), ("WMD", "asserted")),
    ),
    said(
        "Scots have a right of self-determination.", "jeremy-corbyn", "SELF_DETERMINATION asserted"
    ),
    said(
        "Moscow has violated the ban on the use of force.",
        "angela-merkel",
        "USE_OF_FORCE_PROHIBITION violated",
    ),
    said(
        "The coalition's bombing is aggression against the Syrian people.",
        "bashar-al-assad",
        "AGGRESSION violated",
    ),
    said(
        "We did not violate anybody's territorial integrity.",
        "recep-tayyip-erdogan",
        "SOVEREIGNTY asserted",
    ),
    said("Russia respects the sovereignty of Georgia.", "dmitry-medvedev", "SOVEREIGNTY asserted"),
    said(
        "The Syrians themselves must choose their leaders.",
        "john-kerry",
        "NON_INTERVENTION asserted",
    ),
    said(
        "No outside power should interfere in the domestic affairs of Belarus.",
        "sergey-lavrov",
        "NON_INTERVENTION demanded",
    ),
    said("Assad has forfeited his legitimacy.", "david-cameron", "GOVERNMENT_LEGITIMACY contested"),
    said(
        "Israel must end its occupation of the Golan.",
        "walid-muallem",
        "OCCUPATION_ANNEXATION violated",
    ),
    said(
        "The use of cluster bombs in populated areas is a war crime.", "jan-egeland", "IHL violated"
    ),
    said(
        "We categorically deny any violation of international humanitarian law.",
        "igor-konashenkov",
        "IHL contested",
    ),
    said(
        "These killings amount to crimes against humanity.", "navi-pillay", "HUMAN_RIGHTS violated"
    ),
    said(
        "Syria has fulfilled all its obligations under the Chemical Weapons Convention.",
        "bashar-jaafari",
        "WMD asserted",
    ),
    said(
        "The strikes were a clear breach of international law.",
        "jeremy-corbyn",
        "INTERNATIONAL_LAW violated",
    ),
    said(
        "The American presence in Syria has no legal basis whatsoever.",
        "maria-zakharova",
        "INTERNATIONAL_LAW absence_alleged",
    ),
    said("We strictly abide by international law.", "wang-yi", "INTERNATIONAL_LAW asserted"),
    said(
        "Any response must comply with international law.",
        "federica-mogherini",
        "INTERNATIONAL_LAW demanded",
    ),
    said(
        "Illegal sanctions have crippled our hospitals.",
        "bashar-al-assad",
        "UNILATERAL_MEASURES violated",
    ),
    said(
        "Ebola is a threat to international peace and security.",
        "samantha-power",
        "THREAT_TO_PEACE asserted",
    ),
    said(
        "Both sides have breached the Minsk agreements.",
        "francois-hollande",
        "SETTLEMENT_FRAMEWORK violated",
    ),
    said(
        "The United Nations must play the central role in the settlement.",
        "antonio-guterres",
        "UN_CENTRALITY demanded",
    ),
    said(
        "France wants the case referred to the International Criminal Court.",
        None,
        "ICC_ICJ proposed france",
    ),
    said(
        "The Russian parliament authorised the use of troops abroad.",
        None,
        "DOMESTIC_LAW asserted",
        allowed=(),
    ),
    said(
        "The White House cites the 2001 AUMF.",
        "lindsey-graham",
        "DOMESTIC_LAW asserted us-administration",
    ),
    said(
        'The Ruritanian ministry condemned the raid as a "blatant violation" of its sovereignty.',
        "mevlut-cavusoglu",
        "SOVEREIGNTY violated",
    ),
    said(
        'Iraq condemned the raid as a "blatant violation" of its sovereignty.',
        "mevlut-cavusoglu",
        "SOVEREIGNTY violated iraq",
    ),
    said("The operation is legitimate self-defence.", "binali-yildirim", "SELF_DEFENCE asserted"),
    said("It was a clear act of self-defence.", "binali-yildirim", "SELF_DEFENCE asserted"),
    said(
        "We expect respect for our country's sovereignty, unity and territorial integrity.",
        "haider-al-abadi",
        "SOVEREIGNTY demanded",
    ),
)
