"""Sentences written from knowledge of how states argue, before any rule was changed for them.

Each has its speaker (None for the narrator), what it invokes as (ground, mode, holder), and what
else may be found in it without being wrong.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FIRST", "Said", "said"]

Basis = tuple[str, str, str | None]


class Said(NamedTuple):
    """A sentence and what it invokes."""

    text: str
    speaker: str | None
    invokes: tuple[Basis, ...]
    allowed: tuple[tuple[str, str], ...] = ()


def said(
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
    said("Our aircraft are in Mali because the authorities in Bamako asked us to come.",
          "francois-hollande", "CONSENT asserted"),
    said("Saudi Arabia entered the war in Yemen at the request of its legitimate president.",
          "adel-al-jubeir", "CONSENT asserted", allowed=(("GOVERNMENT_LEGITIMACY", "asserted"),)),
    said("Turkey has sent tanks across the border without asking Baghdad.",
          "haider-al-abadi", "CONSENT absence_alleged"),
    said("No one gave the Americans permission to fly their jets over our territory.",
          "walid-muallem", "CONSENT absence_alleged"),
    said("British troops will go in only if the Libyan government invites us.",
          "theresa-may", "CONSENT demanded"),
    said("The Iraqi prime minister has formally requested our help against ISIL, and that is"
          " the basis on which we act.", "david-cameron", "CONSENT asserted"),
    said("Ukraine never consented to the stationing of those troops on its soil.",
          "samantha-power", "CONSENT absence_alleged"),
    said("Kabul agreed to the American operation, but Islamabad never did.",
          "mohammad-javad-zarif", "CONSENT conceded", "CONSENT absence_alleged"),
    said("Russia was invited by Damascus to send its jets, the coalition was not.",
          "dmitry-peskov", "CONSENT asserted", "CONSENT absence_alleged"),
    said("Granted, the Iraqis invited the coalition in; the Syrians did not.",
          "dmitry-peskov", "CONSENT conceded", "CONSENT absence_alleged"),
    said("Without a request from Kiev, NATO will not send troops.",
          "jens-stoltenberg", "CONSENT absence_alleged"),
    said("The strikes in Pakistan were agreed with Islamabad.",
          "john-kirby", "CONSENT asserted"),
    said("Kenya's jets hit targets in Somalia at the request of the Somali government.",
          None, "CONSENT asserted"),
    said("Warplanes struck camps in Libya at Egypt's request.",
          None, "SELF_DEFENCE_COLLECTIVE asserted"),
    said("The Security Council has not given anyone the right to use force.",
          "sergey-lavrov", "UNSC_AUTHORIZATION absence_alleged"),
    said("There was no UN mandate for the bombing of Belgrade.",
          "vladimir-putin", "UNSC_AUTHORIZATION absence_alleged"),
    said("Any military action must be authorised by the Security Council.",
          "wang-yi", "UNSC_AUTHORIZATION demanded"),
    said("Resolution 1973 authorised member states to take all necessary measures.",
          "william-hague", "UNSC_AUTHORIZATION asserted",
          allowed=(("UNSC_RESOLUTION", "asserted"),)),
    said("Washington went to war in Iraq behind the back of the United Nations.",
          "vladimir-putin", "UNSC_AUTHORIZATION absence_alleged"),
    said("We are asking the Security Council for a mandate to stop the ships.",
          "federica-mogherini", "UNSC_AUTHORIZATION proposed"),
    said("We reject the claim that the Security Council authorised this war.",
          "wang-yi", "UNSC_AUTHORIZATION contested"),
    said("We did not send soldiers to Mali because the Security Council gave us no mandate.",
          "angela-merkel", "UNSC_AUTHORIZATION absence_alleged"),
    said("Resolution 2249 calls on states to take all necessary measures but does not"
          " authorise the use of force.", "jeremy-corbyn", "UNSC_AUTHORIZATION absence_alleged",
          allowed=(("UNSC_RESOLUTION", "asserted"),)),
    said("France acted in exercise of its right of individual self-defence after the attacks"
          " in Paris.", "francois-hollande", "SELF_DEFENCE_INDIVIDUAL asserted"),
    said("Israel has every right to defend itself.", "donald-trump", "SELF_DEFENCE asserted"),
    said("Nobody denies that Turkey has the right to self-defence.",
          "angela-merkel", "SELF_DEFENCE asserted"),
    said("We acknowledge Turkey's right to defend itself against the PKK, but the operation"
          " has gone too far.", "heiko-maas", "SELF_DEFENCE conceded"),
    said("It is true that Article 51 of the Charter allows states to defend themselves, but"
          " nobody attacked the United States.", "wang-yi", "SELF_DEFENCE conceded"),
    said("The right of self-defence cannot be stretched to cover this war.",
          "wang-yi", "SELF_DEFENCE contested"),
    said("Russia's appeal to Article 51 of the UN Charter is a sham.",
          "boris-johnson", "SELF_DEFENCE contested"),
    said("The Americans cite the right of self-defence.",
          "sergey-lavrov", "SELF_DEFENCE asserted united-states"),
    said("Ankara says that it has a right to defend itself.",
          "bashar-al-assad", "SELF_DEFENCE asserted turkey"),
    said("We have informed the Council that we are acting in the collective self-defence of"
          " Iraq.", "philip-hammond", "SELF_DEFENCE_COLLECTIVE asserted"),
    said("Syria is plainly unwilling or unable to stop these attacks on its neighbours.",
          "julie-bishop", "SELF_DEFENCE_UNABLE_UNWILLING asserted"),
    said("We do not accept the doctrine of the unwilling or unable state.",
          "sergei-ryabkov", "SELF_DEFENCE_UNABLE_UNWILLING contested"),
    said("Our soldiers crossed the border to rescue our nationals.",
          "dmitry-medvedev", "SELF_DEFENCE_NATIONALS asserted"),
    said("There was no imminent threat to justify the strike on the general.",
          "mohammad-javad-zarif", "SELF_DEFENCE_ANTICIPATORY contested"),
    said("Saddam Hussein was in material breach, and that revived the authority to use force.",
          "john-bolton", "UNSC_AUTH_IMPLIED asserted"),
    said("The Council, acting under Chapter VII, has imposed an arms embargo on the junta.",
          "nikki-haley", "CHAPTER_VII_SANCTIONS asserted"),
    said("We oppose putting the resolution under Chapter VII.",
          "wang-yi", "CHAPTER_VII contested", allowed=(("UNSC_RESOLUTION", "contested"),)),
    said("Our draft would place the mission under Chapter VII of the Charter.",
          "francois-delattre", "CHAPTER_VII proposed"),
    said("Britain has proposed an arms embargo on South Sudan.",
          None, "CHAPTER_VII_SANCTIONS proposed united-kingdom"),
    said("China vetoed the draft resolution for the third time.",
          None, "UNSC_RESOLUTION contested china"),
    said("French diplomats have tabled a draft resolution on Aleppo.",
          None, "UNSC_RESOLUTION proposed france"),
    said("Leaving the nuclear deal violates resolution 2231.",
          "hassan-rouhani", "UNSC_RESOLUTION violated"),
    said("The Security Council should hold an emergency meeting on Gaza; we ask the Security"
          " Council to act.", "mahmoud-ahmadinejad", "UNSC_MEASURES proposed"),
    said("The treaty of friendship obliges us to come to the aid of Armenia.",
          "vladimir-putin", "TREATY_ASSISTANCE asserted"),
    said("Article 5 of the Washington Treaty commits every ally to the defence of the others.",
          "jens-stoltenberg", "TREATY_ASSISTANCE asserted"),
    said("The troops crossed into Gambia with a mandate from the African Union.",
          "ban-ki-moon", "REGIONAL_ENFORCEMENT asserted"),
    said("If the Council is blocked, we will turn to the General Assembly under Uniting for"
          " Peace.", "samantha-power", "UNITING_FOR_PEACE proposed"),
    said("Kosovo was a humanitarian intervention.",
          "boris-johnson", "HUMANITARIAN_INTERVENTION asserted"),
    said("There is no such thing as a right of humanitarian intervention.",
          "sergey-lavrov", "HUMANITARIAN_INTERVENTION contested"),
    said("The raid was a legitimate reprisal for the murder of our pilot.",
          "recep-tayyip-erdogan", "REPRISAL_COUNTERMEASURE asserted"),
    said("The people of Crimea exercised their right to self-determination.",
          "vladimir-putin", "SELF_DETERMINATION asserted"),
    said("A referendum held at gunpoint is no exercise of self-determination.",
          "john-kerry", "SELF_DETERMINATION contested"),
    said("The Charter prohibits the threat or use of force between states.",
          "ban-ki-moon", "USE_OF_FORCE_PROHIBITION asserted"),
    said("Threatening a neighbour with war is contrary to Article 2(4) of the Charter.",
          "bashar-jaafari", "USE_OF_FORCE_PROHIBITION violated"),
    said("This invasion is an unprovoked act of aggression.", "joe-biden", "AGGRESSION violated"),
    said("What we did was no act of aggression.", "vladimir-putin", "AGGRESSION contested"),
    said("Turkey must withdraw and respect Iraq's sovereignty.",
          "haider-al-abadi", "SOVEREIGNTY demanded"),
    said("Israeli jets violated Lebanese airspace again.",
          "hassan-nasrallah", "SOVEREIGNTY violated"),
    said("We remain committed to the sovereignty, independence and territorial integrity of"
          " Ukraine.", "angela-merkel", "SOVEREIGNTY asserted"),
    said("Stop meddling in the internal affairs of Venezuela!",
          "maria-zakharova", "NON_INTERVENTION violated"),
    said("The future of Libya is for Libyans alone to decide.",
          "sergey-lavrov", "NON_INTERVENTION asserted"),
    said("Maduro is no longer the legitimate president of Venezuela.",
          "mike-pompeo", "GOVERNMENT_LEGITIMACY contested"),
    said("We recognise only one legitimate government in Kabul.",
          "mohammad-javad-zarif", "GOVERNMENT_LEGITIMACY asserted"),
    said("The annexation of the Golan is null and void.",
          "faisal-mekdad", "OCCUPATION_ANNEXATION violated"),
    said("We are not an occupying power.",
          "benjamin-netanyahu", "OCCUPATION_ANNEXATION contested"),
    said("Deliberately bombing hospitals is a war crime.", "john-kerry", "IHL violated"),
    said("Our pilots strictly observe international humanitarian law.",
          "igor-konashenkov", "IHL asserted"),
    said("Both sides must comply with the laws of war.", "antonio-guterres", "IHL demanded"),
    said("Shelling the camp breached the Fourth Geneva Convention.",
          "ban-ki-moon", "IHL violated"),
    said("The regime is guilty of crimes against humanity.",
          "laurent-fabius", "HUMAN_RIGHTS violated"),
    said("The gas attack broke the Chemical Weapons Convention.", "theresa-may", "WMD violated"),
    said("Iran has never violated the Non-Proliferation Treaty.",
          "hassan-rouhani", "WMD asserted"),
    said("The drone war has no basis in international law.",
          "bashar-al-assad", "INTERNATIONAL_LAW absence_alleged"),
    said("Everything we do in Syria is fully in line with international law.",
          "dmitry-peskov", "INTERNATIONAL_LAW asserted"),
    said("The British argue that the strikes were lawful.",
          "jeremy-corbyn", "INTERNATIONAL_LAW asserted united-kingdom"),
    said("Washington's unilateral sanctions are illegal.",
          "wang-yi", "UNILATERAL_MEASURES violated", allowed=(("INTERNATIONAL_LAW", "violated"),)),
    said("North Korea's missiles are a threat to international peace and security.",
          "nikki-haley", "THREAT_TO_PEACE asserted"),
    said("The situation in Idlib poses no threat to international peace.",
          "vasily-nebenzya", "THREAT_TO_PEACE contested"),
    said("Disputes in the South China Sea should be settled by peaceful means.",
          "wang-yi", "PEACEFUL_SETTLEMENT demanded"),
    said("Kiev is sabotaging the Minsk agreements.",
          "vladimir-putin", "SETTLEMENT_FRAMEWORK violated"),
    said("The Minsk agreements must be carried out in full.",
          "angela-merkel", "SETTLEMENT_FRAMEWORK demanded"),
    said("The Geneva communiqué on Syria does not require Assad to go.",
          "sergey-lavrov", "SETTLEMENT_FRAMEWORK asserted"),
    said("The peace talks should be held under UN auspices.",
          "sergey-lavrov", "UN_CENTRALITY demanded"),
    said("We urge the Council to refer Myanmar to the International Criminal Court.",
          "federica-mogherini", "ICC_ICJ proposed"),
    said("Congress never authorised a war on Syria.",
          "lindsey-graham", "DOMESTIC_LAW absence_alleged"),
    said("The Bundestag approved the deployment on Friday.",
          "steffen-seibert", "DOMESTIC_LAW asserted"),
)  # fmt: skip
