"""Numbers as people write and type them."""

from __future__ import annotations

import math
import re

GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")  # 5,700


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


def parse_number(text: str) -> float | None:
    """What people type as a number: `0.001`, `1e-3`, `5,700`, `−3`; None if it is not one."""
    plain = text.strip().replace("−", "-").replace(" ", "")
    if "," in plain and not GROUPED.fullmatch(plain):
        return None  # 0,5 is not five
    plain = plain.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None
