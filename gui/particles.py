"""Korean particles after a placeholder: 은(는) becomes 은 or 는 once it is known what stands before it.

What counts is how the word is read: 3은, 2는, Adam은, SGD는, 97%는.
"""

from __future__ import annotations

import re

MARKS = re.compile(r"(은\(는\)|이\(가\)|을\(를\)|과\(와\)|와\(과\)|\(으\)로|\(이\)(?=[라여었]))")
PAIRS = {"은(는)": "은는", "이(가)": "이가", "을(를)": "을를", "과(와)": "과와", "와(과)": "과와"}
DIGITS = {"0": "x", "1": "ㄹ", "3": "x", "6": "x", "7": "ㄹ", "8": "ㄹ"}  # 영 일 삼 육 칠 팔; the others end open
CLOSED = {"Adam", "LeCun", "CNN", "RMSprop", "DigitLab", "json", "toml", "pickle"}
OPEN = {"tanh"}
FIRST, FINALS = ord("가"), 28  # Hangul syllables in order, 28 of them for each pair of first sounds


def final(text: str) -> str:
    """The closing consonant of what is read last: "" for none, "ㄹ", or "x" for any other."""
    found = re.search(r"([A-Za-z]+|.)$", re.sub(r"[\s'\"’”)\]]+$", "", text) or "가")
    word = found[0] if found else "가"
    if "가" <= word[-1] <= "힣":
        code = (ord(word[-1]) - FIRST) % FINALS
        return "" if code == 0 else "ㄹ" if code == 8 else "x"
    if word[-1].isdigit():
        return DIGITS.get(word[-1], "")
    if word in CLOSED or (word not in OPEN and word[-1].lower() in "lmnr" and (word.isupper() or word[-1] != "r")):
        return "ㄹ" if word[-1].lower() in "lr" else "x"
    return ""


def with_particles(text: str) -> str:
    """The text with the particles that its words take; a text without marks stays as it is."""
    said = ""
    for part in MARKS.split(text):
        end = final(said)
        if part in PAIRS:
            said += PAIRS[part][0 if end else 1]
        elif part == "(으)로":
            said += "으로" if end == "x" else "로"
        elif part == "(이)":
            said += "이" if end else ""
        else:
            said += part
    return said
