"""How dates are written in English: the names of their parts and the patterns that find them.

Every pattern begins with a word or digit and repeats nothing without a bound, so scanning takes
time in proportion to the text.
"""

from __future__ import annotations

import re

__all__ = [
    "ABOUT",
    "AGO",
    "CLAUSE",
    "DAY",
    "DAY_FIRST",
    "FUTURE",
    "ISO",
    "LONGEST_SIGN",
    "MONTH",
    "MONTHS",
    "MONTH_ALONE",
    "MONTH_FIRST",
    "NAMED_DAY",
    "NEAR_DAY",
    "NEAR_UNIT",
    "NUMBERS",
    "NUMERIC",
    "REACH",
    "SEASON_STARTS",
    "SIGNS",
    "TRIGGER",
    "WEEKDAY",
    "WEEKDAYS",
    "WEEKDAY_ALONE",
    "YEAR",
    "YEAR_ALONE",
]

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}

S = r"\s{1,3}"  # a wrapped line may stand between two words of a date
LONG = "|".join(f"{m.title()}|{m.upper()}" for m in MONTHS if len(m) > 4 or m in ("june", "july"))
LONG += "|May|MAY"
SHORT = "|".join(f"{m.title()}|{m.upper()}" for m in MONTHS if len(m) <= 4)
MONTH = rf"(?P<month>{LONG}|(?:{SHORT})\b)\.?"
WEEKDAY = "|".join(f"{d.title()}|{d.upper()}" for d in WEEKDAYS)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
RANGE = r"(?:\s?(?:[-–—]|to|and|or)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?![\d%]|[.,]\d|['’]?s\b)"
PHASE = (
    rf"(?:(?:[Tt]he{S})?(?:end|beginning|start|middle|close|outset){S}of|[Ee]arly|[Ll]ate|[Mm]id)"
)
SEASONS = r"spring|summer|autumn|fall|winter"

MONTH_FIRST = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY}),?{S})?{MONTH}{S}{DAY}{RANGE}"
    rf"(?![\d%:]|[.,]\d)(?:,?{S}{YEAR})?"
)
DAY_FIRST = re.compile(
    rf"(?<![\d.,:$€£-])\b(?:(?P<weekday>{WEEKDAY}),?{S})?(?:the{S})?{DAY}{RANGE}(?:{S}of)?{S}"
    rf"{MONTH}\b(?:,?{S}{YEAR})?"
)
ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
NUMERIC = re.compile(
    r"(?<![\w./])(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)(?![\w/]|\.\d)"
)
MONTH_ALONE = re.compile(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Tt]ill|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Tt]hrough)"
    rf"{S}(?=(?P<plain>.)))?"
    rf"(?P<all>(?:(?P<phase>{PHASE})[\s-]{{1,3}})?"
    rf"(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext){S})?"
    rf"(?P<month>{LONG}|(?:{SHORT})\.(?=\s\d{{4}}\b))(?!['’]s?\b)\b"
    rf"(?:,?{S}(?:of{S})?{YEAR})?)"
)
YEAR_ALONE = re.compile(
    rf"\b(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Bb]efore|[Aa]fter|[Bb]etween){S})?"
    rf"(?P<all>(?:(?P<phase>{PHASE}|(?:the{S})?(?:{SEASONS})(?:{S}of)?)[\s-]{{1,3}})?{YEAR})"
)
WEEKDAY_ALONE = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]very|[Ee]ach){S})?"
    rf"(?P<weekday>{WEEKDAY})\b(?!{S}(?:Times|Telegraph|Mirror|Express|Mail|Post|Herald|Night))"
    rf"(?:{S}(?:morning|afternoon|evening|night)\b)?"
    rf"(?:{S}(?:of{S})?(?P<week>last|this|next){S}week\b)?"
)
NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Good|Palm|Easter|Ash|Holy|Super|Cyber)\s$")
NEAR_DAY = re.compile(
    rf"\b(?:(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)"
    rf"|[Tt]he{S}day{S}(?P<further>before{S}yesterday|after{S}tomorrow)"
    rf"|(?P<night>[Ll]ast{S}(?:night|evening))"
    rf"|[Tt]his{S}(?:morning|afternoon|evening))\b"
)
NEAR_UNIT = re.compile(
    rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater){S}|(?P<phase>{PHASE})[\s-]{{1,3}})?"
    rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext|the){S}(?P<unit>week|month|year|{SEASONS})\b"
)
AGO = re.compile(
    rf"\b(?<![-–.,])(?:(?P<digits>\d{{1,3}})|(?P<word>[A-Za-z]{{1,10}})){S}"
    rf"(?P<unit>minute|hour|day|week|month|year|decade|centur)(?:s|y|ies)?{S}ago\b"
)
ABOUT = re.compile(
    r"\b(?:about|around|almost|nearly|over|some|roughly|approximately|than|least|most|under)\s$"
)
FUTURE = re.compile(
    r"\b(?:will|shall|would|going to|due|scheduled|expected|planned|plans? to|is to|are to|set to"
    r"|upcoming|['’]ll)\b"
)
CLAUSE = re.compile(r"[.!?;:\n“”\"]")

# No expression is without one of these; the text around them is all that the patterns look at.
TRIGGER = re.compile(
    r"\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|[Tt]oday|[Tt]onight|[Yy]esterday"
    rf"|[Tt]omorrow|week|month|year|ago\b|night\b|evening\b|morning\b|afternoon\b|{SEASONS}|{WEEKDAY}"
)
# Code points around a trigger; the longest expression, with all its white space, has fewer.
REACH = 80
# Nor without one of these. Every alternative begins with letters, and few different ones: `re`
# looks for such patterns many times faster than for triggers.
SIGNS = (
    re.compile(rf"day|DAY|night|morrow|week|month|year|ago|evening|noon|morning|{SEASONS}"),
    re.compile("|".join(f"{m[:3].title()}|{m[:3].upper()}" for m in MONTHS)),
    re.compile(r"\d\d\d\d"),  # looked for faster than a repeat
)
# Code points of the longest sign.
LONGEST_SIGN = 7
