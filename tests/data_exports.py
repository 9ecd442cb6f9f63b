"""What databases hand out, in small: written after the layouts, with invented articles."""

__all__ = ["CODED", "FACTIVA", "NEXIS", "UNI"]

NEXIS = """\
Print Request:   Current Document: 3
Time of Request: Monday, November 23, 2015

                               1 of 2 DOCUMENTS


                             The Harbour Chronicle

                            October 2, 2015 Friday
                                 Final Edition

Ministers weigh an air campaign as allies
disagree

BYLINE: Ann Writer in Geneva

SECTION: WORLD; Pg. 12

LENGTH: 41 words

The minister told reporters on Wednesday that the talks
would go on.

UPDATE: nobody left the room, an aide said, and
the doors stayed shut.

LOAD-DATE: October 3, 2015

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                   Copyright 2015 Harbour Newspapers Limited
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                   Copyright 2015 Wire Agency
                              All Rights Reserved

                                 Wire Agency

                                 October 2015

LENGTH: 3 words

HEADLINE: Untold

DATELINE: MOSCOW, Oct 4

Nothing was agreed.

LOAD-DATE: October 5, 2015
"""

UNI = """\
Document 1 of 2
Ministers weigh an air campaign
The Harbour Chronicle
October 2, 2015 Friday 8:15 AM GMT


Copyright 2015 Harbour Newspapers Limited All Rights Reserved

Section: WORLD; Version:1
Length: 41 words
Byline: Ann Writer
Body


The minister spoke on Wednesday.

Nobody left.


Classification


Language: ENGLISH
Publication-Type: Newspaper
Load-Date: October 3, 2015


End of Document
Document 2 of 2
Second
Wire Agency
October 2015

Body

Short.

End of Document
"""

FACTIVA = """\
World
Ministers weigh an air campaign

By Ann Writer
1,234 words
2 October 2015
08:15
The Harbour Chronicle
HARCHR
12
English
(c) 2015 Harbour Newspapers Limited

The minister spoke on Wednesday.

Nobody left.

Document HARCHR0020151002eba20001

News Desk

Second title
3 words
October 2015
Wire Agency
WIRE
English
Copyright 2015. Wire Agency.
Short text here.

Document WIRE000020151003eba30002
"""

CODED = """\
Page 1 of 2

SE  World
HD  Ministers weigh an air campaign
    as allies disagree
BY  By Ann Writer in Geneva
WC  1,234 words
PD  2 October 2015
ET  08:15
SN  The Harbour Chronicle
SC  HARCHR
PG  12
LA  English
CY  (c) 2015 Harbour Newspapers Limited

LP
The minister spoke on Wednesday.

TD
IN Geneva nobody left.

RF officials were told.

CO  unitna : United Nations
NS  gdip : International Relations
    | gcat : Political News
RE  usa : United States | russ : Russia
PUB  Harbour Newspapers
AN  Document HARCHR0020151002eba20001

HD\tSecond title
WC\t3 words
PD\tOctober 2015
SN\tWire Agency
SC\tWIRE
LA\tFrench; English
CY\tCopyright 2015. Wire Agency.
LP\tMOSCOW, Oct 4 (Wire) - Short text.
TD\tThe rest.
NS\tgvio : Military Action
AN\tDocument WIRE000020151003eba30002

HD
Untold

PD
3 October 2015

SN
Wire Agency

TD

TD Bank said nothing.

NS
gvio : Military Action

AN
Document WIRE000020151003eba30003
"""
