"""Numbers as people write them."""

from __future__ import annotations

import math

from gui import i18n


def format_number(value: float | int | None, *, separators: bool = False) -> str:
    """A number as people write it: 0.0001, 1e-8, 5,700, −3; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, int) or (math.isfinite(value) and value == int(value) and abs(value) < 1e7):
        text = f"{int(value):,}" if separators else str(int(value))
    elif not math.isfinite(value):
        text = "∞" if value > 0 else "-∞" if value < 0 else "?"
    elif 1e-6 <= abs(value) < 1e7:
        text = f"{value:.8f}".rstrip("0") if abs(value) < 1e-3 else f"{value:.6g}"
    else:
        mantissa, exponent = f"{value:.6g}".split("e") if "e" in f"{value:.6g}" else (f"{value:.6g}", "")
        text = f"{mantissa}e{int(exponent)}" if exponent else mantissa
    return text.replace("-", "−", 1) if text.startswith("-") else text


def percent(share: float, digits: int = 1) -> str:
    """A share of 0…1 as people write it: 97.4 %, in Korean 97.4%; what is not certain never rounds up to 100."""
    if not math.isfinite(share):
        return "–"
    shown = f"{100 * share:.{digits}f}"
    if share < 1 and float(shown) == 100:
        shown = f"{100 - 10**-digits:.{digits}f}"
    return shown + percent_sign()


def percent_sign() -> str:
    """The unit as it stands behind a number: with a space, in Korean without."""
    return "%" if i18n.language() == "ko" else " %"
