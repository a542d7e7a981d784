"""A formula that a student types, computed for given letters; nothing of it is run as a program."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Mapping

from engine.errors import SpecError

OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.FloorDiv: operator.floordiv,
}  # fmt: skip
LONGEST = 200  # characters


def evaluate(text: str, letters: Mapping[str, float]) -> float:
    """The value of a formula of numbers, letters, + − × / ( ) and powers; 2P means 2 × P.

    Raises: SpecError: it is no such formula, uses an unknown letter, or has no finite value.
    """
    try:
        if len(text) > LONGEST:
            raise SyntaxError
        tree = ast.parse(_python(text, letters), mode="eval")
        value = _value(tree.body, letters)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise SpecError(
            "{field} {got} cannot be read; use numbers, {letters}, + − × / and brackets",
            field="formula", got=repr(text[:40]), letters=", ".join(letters),
        ) from error  # fmt: skip
    except (ZeroDivisionError, OverflowError) as error:
        raise SpecError("{field} {got} has no finite value", field="formula", got=repr(text)) from error
    if not math.isfinite(value):
        raise SpecError("{field} {got} has no finite value", field="formula", got=repr(text))
    return value


def _python(text: str, letters: Mapping[str, float]) -> str:
    """The formula with Python's signs, and a × wherever a number or bracket stands before a letter or bracket."""
    for sign, python in (("×", "*"), ("·", "*"), ("−", "-"), ("÷", "/"), ("^", "**"), ("[", "("), ("]", ")")):
        text = text.replace(sign, python)
    known = sorted(letters, key=len, reverse=True)
    found: list[str] = []
    at = 0
    while at < len(text):
        name = next((name for name in known if text.startswith(name, at)), "")
        part = name or text[at]
        before = found[-1] if found else ""
        if (name or part == "(") and before and (before in letters or before == ")" or before[-1].isdigit()):
            found.append("*")
        if not part.isspace():
            found.append(part)
        at += len(part)
    return "".join(found)


def _value(node: ast.AST, letters: Mapping[str, float]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.Name) and node.id in letters:
        return letters[node.id]
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        value = OPERATORS[type(node.op)](_value(node.left, letters), _value(node.right, letters))
        if isinstance(value, complex):
            raise ValueError
        return float(value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        inner = _value(node.operand, letters)
        return -inner if isinstance(node.op, ast.USub) else inner
    raise ValueError
