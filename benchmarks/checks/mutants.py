"""Small faults put into the source one at a time, each of which a test must notice (a command for developers).

    python -m benchmarks.checks.mutants engine/training/update.py tests/engine/training/test_update.py [--most 40]
    python -m benchmarks.checks.mutants gui/labs --most 80

Comparisons change their edge, sums their sign, numbers their value, conditions their sense. All is done in a copy of
the project. A fault that no test notices survives: it is printed with its line; it either changes nothing that matters
(a bound that is never met, a constant of taste), or asks for a test.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import py_compile
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.checks.forked_tests import ForkedTests

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("engine", "gui", "cli", "tests")
SWAPPED: dict[type[ast.AST], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.And: "or", ast.Or: "and",
}  # fmt: skip
SIGNS: dict[type[ast.AST], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.And: "and", ast.Or: "or",
}  # fmt: skip


class FailingError(Exception):
    """Tests that fail without any fault put in prove nothing."""


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


def files_that_test(source: Path, root: Path = ROOT) -> list[str]:
    """The test file of a module's own name and those beside it that import it; without one, all that import it."""
    module = ".".join(source.with_suffix("").parts)
    package, _, name = module.rpartition(".")
    asks = re.compile(rf"from {re.escape(module)} import|from {re.escape(package)} import .*\b{name}\b")
    own = root / "tests" / source.parent / f"test_{source.name}"
    asked = own.parent if own.exists() else root / "tests"
    others = (path for path in sorted(asked.rglob("test_*.py")) if path != own)
    found = [own] if own.exists() else []
    found += [path for path in others if asks.search(path.read_text(encoding="utf-8"))]
    return [str(path.relative_to(root)) for path in found]


def survivors(
    asked: ForkedTests, source: Path, chosen: list[Mutant], tests: list[str], limit_s: float
) -> Iterator[str]:
    """The faults of one file that no test notices, each as its place and what became of it."""
    path = asked.root / source
    whole = path.read_bytes()
    if asked.notice(tests, limit_s):
        raise FailingError(f"the tests of {source} fail as it stands, or take too long: {' '.join(tests)}")
    try:
        for one in sorted(chosen, key=lambda one: one.start):
            path.write_bytes(whole[: one.start] + one.text.encode() + whole[one.end :])
            if not asked.notice(tests, limit_s):
                yield f"{source}:{one.line}: {whole[one.start : one.end].decode()} → {one.text}"
    finally:
        path.write_bytes(whole)


def copied(root: Path) -> Path:
    """A compiled copy of the project. A file is compiled again when its content has changed, whatever its date."""
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache"))
    for room in ROOMS:
        compileall.compile_dir(root / room, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    return root


def sources(path: Path) -> list[Path]:
    """A module, or every module of a room, relative to the project."""
    found = [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))
    return [one.resolve().relative_to(ROOT) for one in found if one.name != "__init__.py"]


def main() -> None:
    """Try a sample of faults in a copy of the project, so that the project itself stays as it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="a module, or a room of them")
    parser.add_argument("tests", nargs="*", help="test files; without them its own and those that import it")
    parser.add_argument("--most", type=int, default=40, help="this many faults, chosen at random")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--limit-s", type=float, default=120.0)
    args = parser.parse_args()
    every = [(source, one) for source in sources(args.source) for one in mutants((ROOT / source).read_bytes())]
    chosen: dict[Path, list[Mutant]] = {}
    for source, one in random.Random(args.seed).sample(every, min(args.most, len(every))):
        chosen.setdefault(source, []).append(one)
    alive = tried = 0
    with tempfile.TemporaryDirectory() as folder, ForkedTests(copied(Path(folder) / "project")) as asked:
        for source, some in sorted(chosen.items()):
            tests = args.tests or files_that_test(source)
            if not tests:
                print(f"{source}: no test imports it", flush=True)
                continue
            try:
                for line in survivors(asked, source, some, tests, args.limit_s):
                    alive += 1
                    print(line, flush=True)
            except FailingError as error:
                print(error, flush=True)
                continue
            tried += len(some)
    print(f"{args.source}: {tried - alive} of {tried} noticed ({len(every)} faults in all)")


if __name__ == "__main__":
    main()
