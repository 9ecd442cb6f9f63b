"""Sentences written from knowledge of how states argue, before any rule was changed for them.

Each has its speaker (None for the narrator), what it invokes as (ground, mode, holder), and what
else may be found in it without being wrong.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SPEECH", "Said"]

Basis = tuple[str, str, str | None]


class Said(NamedTuple):
    """A sentence and what it invokes."""

    text: str
    speaker: str | None
    invokes: tuple[Basis, ...]
    allowed: tuple[tuple[str, str], ...] = ()


def _said(
    text: str,
    speaker: str | None,
    *bases: str,
    allowed: tuple[tuple[str, str], ...] = (),
) -> Said:
    """Read bases written as `GROUND mode [holder]`; the holder is the speaker where none is."""
    rows = []
    for basis in bases:
        ground, mode, *holder = basis.split()
        rows.append((ground, mode, holder[0] if holder else speaker))
    return Said(text, speaker, tuple(rows), allowed)


FIRST = (
    _said("Our aircraft are in Mali because the authorities in Bamako asked us to come.",
          "francois-hollande", "CONSENT asserted"),
    _said("Saudi Arabia entered the war in Yemen at the request of its legitimate president.",
          "adel-al-jubeir", "CONSENT asserted", allowed=(("GOVERNMENT_LEGITIMACY", "asserted"),)),
    _said("Turkey has sent tanks across the border without asking Baghdad.",
          "haider-al-abadi", "CONSENT absence_alleged"),
    _said("No one gave the Americans permission to fly their jets over our territory.",
          "walid-muallem", "CONSENT absence_alleged"),
    _said("British troops will go in only if the Libyan government invites us.",
          "theresa-may", "CONSENT demanded"),
    _said("The Iraqi prime minister has formally requested our help against ISIL, and that is"
          " the basis on which we act.", "david-cameron", "CONSENT asserted"),
    _said("Ukraine never consented to the stationing of those troops on its soil.",
          "samantha-power", "CONSENT absence_alleged"),
    _said("Kabul agreed to the American operation, but Islamabad never did.",
          "mohammad-javad-zarif", "CONSENT conceded", "CONSENT absence_alleged"),
    _said("Russia was invited by Damascus to send its jets, the coalition was not.",
          "dmitry-peskov", "CONSENT asserted", "CONSENT absence_alleged"),
    _said("Granted, the Iraqis invited the coalition in; the Syrians did not.",
          "dmitry-peskov", "CONSENT conceded", "CONSENT absence_alleged"),
    _said("Without a request from Kiev, NATO will not send troops.",
          "jens-stoltenberg", "CONSENT absence_alleged"),
    _said("The strikes in Pakistan were agreed with Islamabad.",
          "john-kirby", "CONSENT asserted"),
    _said("Kenya's jets hit targets in Somalia at the request of the Somali government.",
          None, "CONSENT asserted"),
    _said("Warplanes struck camps in Libya at Egypt's request.",
          None, "SELF_DEFENCE_COLLECTIVE asserted"),
    _said("The Security Council has not given anyone the right to use force.",
          "sergey-lavrov", "UNSC_AUTHORIZATION absence_alleged"),
    _said("There was no UN mandate for the bombing of Belgrade.",
          "vladimir-putin", "UNSC_AUTHORIZATION absence_alleged"),
    _said("Any military action must be authorised by the Security Council.",
          "wang-yi", "UNSC_AUTHORIZATION demanded"),
    _said("Resolution 1973 authorised member states to take all necessary measures.",
          "william-hague", "UNSC_AUTHORIZATION asserted",
          allowed=(("UNSC_RESOLUTION", "asserted"),)),
    _said("Washington went to war in Iraq behind the back of the United Nations.",
          "vladimir-putin", "UNSC_AUTHORIZATION absence_alleged"),
    _said("We are asking the Security Council for a mandate to stop the ships.",
          "federica-mogherini", "UNSC_AUTHORIZATION proposed"),
    _said("We reject the claim that the Security Council authorised this war.",
          "wang-yi", "UNSC_AUTHORIZATION contested"),
    _said("We did not send soldiers to Mali because the Security Council gave us no mandate.",
          "angela-merkel", "UNSC_AUTHORIZATION absence_alleged"),
    _said("Resolution 2249 calls on states to take all necessary measures but does not"
          " authorise the use of force.", "jeremy-corbyn", "UNSC_AUTHORIZATION absence_alleged",
          allowed=(("UNSC_RESOLUTION", "asserted"),)),
    _said("France acted in exercise of its right of individual self-defence after the attacks"
          " in Paris.", "francois-hollande", "SELF_DEFENCE_INDIVIDUAL asserted"),
    _said("Israel has every right to defend itself.", "donald-trump", "SELF_DEFENCE asserted"),
    _said("Nobody denies that Turkey has the right to self-defence.",
          "angela-merkel", "SELF_DEFENCE asserted"),
    _said("We acknowledge Turkey's right to defend itself against the PKK, but the operation"
          " has gone too far.", "heiko-maas", "SELF_DEFENCE conceded"),
    _said("It is true that Article 51 of the Charter allows states to defend themselves, but"
          " nobody attacked the United States.", "wang-yi", "SELF_DEFENCE conceded"),
    _said("The right of self-defence cannot be stretched to cover this war.",
          "wang-yi", "SELF_DEFENCE contested"),
    _said("Russia's appeal to Article 51 of the UN Charter is a sham.",
          "boris-johnson", "SELF_DEFENCE contested"),
    _said("The Americans cite the right of self-defence.",
          "sergey-lavrov", "SELF_DEFENCE asserted united-states"),
    _said("Ankara says that it has a right to defend itself.",
          "bashar-al-assad", "SELF_DEFENCE asserted turkey"),
    _said("We have informed the Council that we are acting in the collective self-defence of"
          " Iraq.", "philip-hammond", "SELF_DEFENCE_COLLECTIVE asserted"),
    _said("Syria is plainly unwilling or unable to stop these attacks on its neighbours.",
          "julie-bishop", "SELF_DEFENCE_UNABLE_UNWILLING asserted"),
    _said("We do not accept the doctrine of the unwilling or unable state.",
          "sergei-ryabkov", "SELF_DEFENCE_UNABLE_UNWILLING contested"),
    _said("Our soldiers crossed the border to rescue our nationals.",
          "dmitry-medvedev", "SELF_DEFENCE_NATIONALS asserted"),
    _said("There was no imminent threat to justify the strike on the general.",
          "mohammad-javad-zarif", "SELF_DEFENCE_ANTICIPATORY contested"),
    _said("Saddam Hussein was in material breach, and that revived the authority to use force.",
          "john-bolton", "UNSC_AUTH_IMPLIED asserted"),
    _said("The Council, acting under Chapter VII, has imposed an arms embargo on the junta.",
          "nikki-haley", "CHAPTER_VII_SANCTIONS asserted"),
    _said("We oppose putting the resolution under Chapter VII.",
          "wang-yi", "CHAPTER_VII contested", allowed=(("UNSC_RESOLUTION", "contested"),)),
    _said("Our draft would place the mission under Chapter VII of the Charter.",
          "francois-delattre", "CHAPTER_VII proposed"),
    _said("Britain has proposed an arms embargo on South Sudan.",
          None, "CHAPTER_VII_SANCTIONS proposed united-kingdom"),
    _said("China vetoed the draft resolution for the third time.",
          None, "UNSC_RESOLUTION contested china"),
    _said("French diplomats have tabled a draft resolution on Aleppo.",
          None, "UNSC_RESOLUTION proposed france"),
    _said("Leaving the nuclear deal violates resolution 2231.",
          "hassan-rouhani", "UNSC_RESOLUTION violated"),
    _said("The Security Council should hold an emergency meeting on Gaza; we ask the Security"
          " Council to act.", "mahmoud-ahmadinejad", "UNSC_MEASURES proposed"),
    _said("The treaty of friendship obliges us to come to the aid of Armenia.",
          "vladimir-putin", "TREATY_ASSISTANCE asserted"),
    _said("Article 5 of the Washington Treaty commits every ally to the defence of the others.",
          "jens-stoltenberg", "TREATY_ASSISTANCE asserted"),
    _said("The troops crossed into Gambia with a mandate from the African Union.",
          "ban-ki-moon", "REGIONAL_ENFORCEMENT asserted"),
    _said("If the Council is blocked, we will turn to the General Assembly under Uniting for"
          " Peace.", "samantha-power", "UNITING_FOR_PEACE proposed"),
    _said("Kosovo was a humanitarian intervention.",
          "boris-johnson", "HUMANITARIAN_INTERVENTION asserted"),
    _said("There is no such thing as a right of humanitarian intervention.",
          "sergey-lavrov", "HUMANITARIAN_INTERVENTION contested"),
    _said("The raid was a legitimate reprisal for the murder of our pilot.",
          "recep-tayyip-erdogan", "REPRISAL_COUNTERMEASURE asserted"),
    _said("The people of Crimea exercised their right to self-determination.",
          "vladimir-putin", "SELF_DETERMINATION asserted"),
    _said("A referendum held at gunpoint is no exercise of self-determination.",
          "john-kerry", "SELF_DETERMINATION contested"),
    _said("The Charter prohibits the threat or use of force between states.",
          "ban-ki-moon", "USE_OF_FORCE_PROHIBITION asserted"),
    _said("Threatening a neighbour with war is contrary to Article 2(4) of the Charter.",
          "bashar-jaafari", "USE_OF_FORCE_PROHIBITION violated"),
    _said("This invasion is an unprovoked act of aggression.", "joe-biden", "AGGRESSION violated"),
    _said("What we did was no act of aggression.", "vladimir-putin", "AGGRESSION contested"),
    _said("Turkey must withdraw and respect Iraq's sovereignty.",
          "haider-al-abadi", "SOVEREIGNTY demanded"),
    _said("Israeli jets violated Lebanese airspace again.",
          "hassan-nasrallah", "SOVEREIGNTY violated"),
    _said("We remain committed to the sovereignty, independence and territorial integrity of"
          " Ukraine.", "angela-merkel", "SOVEREIGNTY asserted"),
    _said("Stop meddling in the internal affairs of Venezuela!",
          "maria-zakharova", "NON_INTERVENTION violated"),
    _said("The future of Libya is for Libyans alone to decide.",
          "sergey-lavrov", "NON_INTERVENTION asserted"),
    _said("Maduro is no longer the legitimate president of Venezuela.",
          "mike-pompeo", "GOVERNMENT_LEGITIMACY contested"),
    _said("We recognise only one legitimate government in Kabul.",
          "mohammad-javad-zarif", "GOVERNMENT_LEGITIMACY asserted"),
    _said("The annexation of the Golan is null and void.",
          "faisal-mekdad", "OCCUPATION_ANNEXATION violated"),
    _said("We are not an occupying power.",
          "benjamin-netanyahu", "OCCUPATION_ANNEXATION contested"),
    _said("Deliberately bombing hospitals is a war crime.", "john-kerry", "IHL violated"),
    _said("Our pilots strictly observe international humanitarian law.",
          "igor-konashenkov", "IHL asserted"),
    _said("Both sides must comply with the laws of war.", "antonio-guterres", "IHL demanded"),
    _said("Shelling the camp breached the Fourth Geneva Convention.",
          "ban-ki-moon", "IHL violated"),
    _said("The regime is guilty of crimes against humanity.",
          "laurent-fabius", "HUMAN_RIGHTS violated"),
    _said("The gas attack broke the Chemical Weapons Convention.", "theresa-may", "WMD violated"),
    _said("Iran has never violated the Non-Proliferation Treaty.",
          "hassan-rouhani", "WMD asserted"),
    _said("The drone war has no basis in international law.",
          "bashar-al-assad", "INTERNATIONAL_LAW absence_alleged"),
    _said("Everything we do in Syria is fully in line with international law.",
          "dmitry-peskov", "INTERNATIONAL_LAW asserted"),
    _said("The British argue that the strikes were lawful.",
          "jeremy-corbyn", "INTERNATIONAL_LAW asserted united-kingdom"),
    _said("Washington's unilateral sanctions are illegal.",
          "wang-yi", "UNILATERAL_MEASURES violated", allowed=(("INTERNATIONAL_LAW", "violated"),)),
    _said("North Korea's missiles are a threat to international peace and security.",
          "nikki-haley", "THREAT_TO_PEACE asserted"),
    _said("The situation in Idlib poses no threat to international peace.",
          "vasily-nebenzya", "THREAT_TO_PEACE contested"),
    _said("Disputes in the South China Sea should be settled by peaceful means.",
          "wang-yi", "PEACEFUL_SETTLEMENT demanded"),
    _said("Kiev is sabotaging the Minsk agreements.",
          "vladimir-putin", "SETTLEMENT_FRAMEWORK violated"),
    _said("The Minsk agreements must be carried out in full.",
          "angela-merkel", "SETTLEMENT_FRAMEWORK demanded"),
    _said("The Geneva communiqué on Syria does not require Assad to go.",
          "sergey-lavrov", "SETTLEMENT_FRAMEWORK asserted"),
    _said("The peace talks should be held under UN auspices.",
          "sergey-lavrov", "UN_CENTRALITY demanded"),
    _said("We urge the Council to refer Myanmar to the International Criminal Court.",
          "federica-mogherini", "ICC_ICJ proposed"),
    _said("Congress never authorised a war on Syria.",
          "lindsey-graham", "DOMESTIC_LAW absence_alleged"),
    _said("The Bundestag approved the deployment on Friday.",
          "steffen-seibert", "DOMESTIC_LAW asserted"),
)  # fmt: skip
# Written after the rules had been mended for those above, and before they were mended again.
LATER = (
    _said(
        "Our planes operate over Iraq with Baghdad's full consent.",
        "john-kirby",
        "CONSENT asserted",
    ),
    _said(
        "Nobody in Damascus asked the French to bomb anything.",
        "faisal-mekdad",
        "CONSENT absence_alleged",
    ),
    _said(
        "The Kremlin insists that its jets are in Syria by invitation of the legal government.",
        "josh-earnest",
        "CONSENT asserted russia",
    ),
    _said(
        "Foreign soldiers may stay only with the agreement of the Iraqi parliament and government.",
        "haider-al-abadi",
        "CONSENT demanded",
        allowed=(("DOMESTIC_LAW", "demanded"),),
    ),
    _said(
        "Cuba gave its approval to the Soviet deployment of missiles.",
        "vladimir-putin",
        "CONSENT asserted",
    ),
    _said(
        "There can be no bombing without a fresh mandate from the Security Council.",
        "jeremy-corbyn",
        "UNSC_AUTHORIZATION demanded",
    ),
    _said(
        "NATO bombed Yugoslavia without going to the Security Council.",
        "sergey-lavrov",
        "UNSC_AUTHORIZATION absence_alleged",
    ),
    _said(
        "The Council never approved the invasion of Iraq.",
        "kofi-annan",
        "UNSC_AUTHORIZATION absence_alleged",
    ),
    _said("The force has a clear UN mandate.", "ban-ki-moon", "UNSC_AUTHORIZATION asserted"),
    _said(
        "We dispute that resolution 678 still authorises the use of force.",
        "sergey-lavrov",
        "UNSC_AUTHORIZATION contested",
        allowed=(("UNSC_RESOLUTION", "contested"),),
    ),
    _said(
        "Every state has an inherent right of self-defence.",
        "samantha-power",
        "SELF_DEFENCE asserted",
    ),
    _said(
        "Self-defence is no excuse for levelling a city; the right to self-defence has limits.",
        "antonio-guterres",
        "SELF_DEFENCE asserted",
    ),
    _said("Turkey's claim of self-defence is absurd.", "bashar-jaafari", "SELF_DEFENCE contested"),
    _said(
        "Britain acts in the collective self-defence of Iraq.",
        "michael-fallon",
        "SELF_DEFENCE_COLLECTIVE asserted",
    ),
    _said(
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
    _said(
        "We sent the marines to protect our nationals.",
        "barack-obama",
        "SELF_DEFENCE_NATIONALS asserted",
    ),
    _said(
        "Israel carried out a pre-emptive strike.",
        "benjamin-netanyahu",
        "SELF_DEFENCE_ANTICIPATORY asserted",
    ),
    _said(
        "We will not support a resolution under Chapter VII.",
        "vitaly-churkin",
        "CHAPTER_VII contested",
        allowed=(("UNSC_RESOLUTION", "contested"),),
    ),
    _said(
        "The United States has circulated a draft resolution that would impose an arms embargo on"
        " South Sudan.",
        None,
        "CHAPTER_VII_SANCTIONS proposed united-states",
    ),
    _said(
        "Resolution 2254 remains the only basis for a settlement.",
        "staffan-de-mistura",
        "UNSC_RESOLUTION asserted",
    ),
    _said(
        "Pyongyang's launch is a flagrant violation of resolution 1718.",
        "nikki-haley",
        "UNSC_RESOLUTION violated",
    ),
    _said(
        "Russia blocked the resolution condemning the attack.",
        None,
        "UNSC_RESOLUTION contested russia",
    ),
    _said(
        "France invoked the mutual defence clause of the EU treaty.",
        None,
        "TREATY_ASSISTANCE asserted france",
    ),
    _said(
        "The Arab League has no mandate from anyone to arm rebels.",
        "walid-muallem",
        allowed=(("REGIONAL_ENFORCEMENT", "absence_alleged"),),
    ),
    _said(
        "The world has a responsibility to protect civilians in Darfur.",
        "kofi-annan",
        "HUMANITARIAN_INTERVENTION asserted",
    ),
    _said(
        "The strike was carried out in retaliation for the chemical attack.",
        "james-mattis",
        "REPRISAL_COUNTERMEASURE asserted",
        allowed=(("WMD", "violated"), ("WMD", "asserted")),
    ),
    _said(
        "Scots have a right of self-determination.", "jeremy-corbyn", "SELF_DETERMINATION asserted"
    ),
    _said(
        "Moscow has violated the ban on the use of force.",
        "angela-merkel",
        "USE_OF_FORCE_PROHIBITION violated",
    ),
    _said(
        "The coalition's bombing is aggression against the Syrian people.",
        "bashar-al-assad",
        "AGGRESSION violated",
    ),
    _said(
        "We did not violate anybody's territorial integrity.",
        "recep-tayyip-erdogan",
        "SOVEREIGNTY asserted",
    ),
    _said("Russia respects the sovereignty of Georgia.", "dmitry-medvedev", "SOVEREIGNTY asserted"),
    _said(
        "The Syrians themselves must choose their leaders.",
        "john-kerry",
        "NON_INTERVENTION asserted",
    ),
    _said(
        "No outside power should interfere in the domestic affairs of Belarus.",
        "sergey-lavrov",
        "NON_INTERVENTION demanded",
    ),
    _said(
        "Assad has forfeited his legitimacy.", "david-cameron", "GOVERNMENT_LEGITIMACY contested"
    ),
    _said(
        "Israel must end its occupation of the Golan.",
        "walid-muallem",
        "OCCUPATION_ANNEXATION violated",
    ),
    _said(
        "The use of cluster bombs in populated areas is a war crime.", "jan-egeland", "IHL violated"
    ),
    _said(
        "We categorically deny any violation of international humanitarian law.",
        "igor-konashenkov",
        "IHL contested",
    ),
    _said(
        "These killings amount to crimes against humanity.", "navi-pillay", "HUMAN_RIGHTS violated"
    ),
    _said(
        "Syria has fulfilled all its obligations under the Chemical Weapons Convention.",
        "bashar-jaafari",
        "WMD asserted",
    ),
    _said(
        "The strikes were a clear breach of international law.",
        "jeremy-corbyn",
        "INTERNATIONAL_LAW violated",
    ),
    _said(
        "The American presence in Syria has no legal basis whatsoever.",
        "maria-zakharova",
        "INTERNATIONAL_LAW absence_alleged",
    ),
    _said("We strictly abide by international law.", "wang-yi", "INTERNATIONAL_LAW asserted"),
    _said(
        "Any response must comply with international law.",
        "federica-mogherini",
        "INTERNATIONAL_LAW demanded",
    ),
    _said(
        "Illegal sanctions have crippled our hospitals.",
        "bashar-al-assad",
        "UNILATERAL_MEASURES violated",
    ),
    _said(
        "Ebola is a threat to international peace and security.",
        "samantha-power",
        "THREAT_TO_PEACE asserted",
    ),
    _said(
        "Both sides have breached the Minsk agreements.",
        "francois-hollande",
        "SETTLEMENT_FRAMEWORK violated",
    ),
    _said(
        "The United Nations must play the central role in the settlement.",
        "antonio-guterres",
        "UN_CENTRALITY demanded",
    ),
    _said(
        "France wants the case referred to the International Criminal Court.",
        None,
        "ICC_ICJ proposed france",
    ),
    _said(
        "The Russian parliament authorised the use of troops abroad.",
        None,
        "DOMESTIC_LAW asserted",
        allowed=(),
    ),
    _said(
        "The White House cites the 2001 AUMF.",
        "lindsey-graham",
        "DOMESTIC_LAW asserted us-administration",
    ),
)
SPEECH = FIRST + LATER
