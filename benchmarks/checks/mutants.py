"""Small faults put into the source one at a time, each of which a test must notice (a command for developers).

    python benchmarks/checks/mutants.py engine/training/update.py tests/engine/training/test_update.py [--most 40]

Comparisons change their edge, sums their sign, numbers their value, conditions their sense. The source file is restored
at the end, also when it is interrupted. A fault that no test notices survives: it is printed with its line; it either
changes nothing that matters (a bound that is never met, a constant of taste), or asks for a test.
"""

from __future__ import annotations

import argparse
import ast
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SWAPPED: dict[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.And: "or", ast.Or: "and",
}  # fmt: skip
SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.And: "and", ast.Or: "or",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: the text of the file from `start` to `end` (bytes) becomes `text`."""

    line: int
    start: int
    end: int
    text: str


def mutants(source: bytes) -> Iterator[Mutant]:
    """Every fault that a file offers."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(line: int | None, column: int | None) -> int:
        return starts[(line or 1) - 1] + (column or 0)

    def between(left: ast.expr, right: ast.expr, operator: ast.AST) -> Mutant | None:
        first, last = place(left.end_lineno, left.end_col_offset), place(right.lineno, right.col_offset)
        sign = SIGNS.get(type(operator))
        at = source.find(sign.encode(), first, last) if sign else -1
        return Mutant(right.lineno, at, at + len(sign or ""), SWAPPED[type(operator)]) if at >= 0 else None

    for node in ast.walk(ast.parse(source)):
        found: list[Mutant | None] = []
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                found.append(between(left, right, operator))
            case ast.BinOp(left=left, op=operator, right=right):
                found.append(between(left, right, operator))
            case ast.BoolOp(op=operator, values=[left, right, *_]):
                found.append(between(left, right, operator))
            case ast.If(test=test) | ast.IfExp(test=test):
                a, b = place(test.lineno, test.col_offset), place(test.end_lineno, test.end_col_offset)
                found.append(Mutant(test.lineno, a, b, f"not ({source[a:b].decode()})"))
            case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
                a, b = place(node.lineno, node.col_offset), place(node.end_lineno, node.end_col_offset)
                found.append(
                    Mutant(node.lineno, a, b, repr(value + 1 if isinstance(value, int) else value * 1.5 or 0.1))
                )
        yield from (one for one in found if one is not None)


def noticed(tests: list[str], limit_s: float) -> bool:
    """Whether the tests fail, or run for too long."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", *tests]
    try:
        return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=limit_s).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--most", type=int, default=40, help="this many faults, chosen at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit-s", type=float, default=120.0)
    args = parser.parse_args()
    source = args.source.read_bytes()
    every = list(mutants(source))
    chosen = random.Random(args.seed).sample(every, min(args.most, len(every)))
    if noticed(args.tests, args.limit_s):
        sys.exit("the tests fail as the source stands")
    survivors = 0
    try:
        for one in sorted(chosen, key=lambda one: one.start):
            args.source.write_bytes(source[: one.start] + one.text.encode() + source[one.end :])
            if not noticed(args.tests, args.limit_s):
                survivors += 1
                old = source[one.start : one.end].decode()
                print(f"{args.source}:{one.line}: {old} → {one.text}", flush=True)
    finally:
        args.source.write_bytes(source)
    print(f"{args.source}: {len(chosen) - survivors} of {len(chosen)} noticed ({len(every)} faults in all)")


if __name__ == "__main__":
    main()
