"""Keeps the Korean of every text: finds the texts, shows what is missing, takes translations, makes the .qm.

    python -m cli.translate update            find every text of the window and of the engine
    python -m cli.translate update --clean    and forget those that no longer exist
    python -m cli.translate missing [NAME…]   print {text: ""} of what has no Korean yet (of these contexts)
    python -m cli.translate fill FILE.json    take {text: translation} into every context
    python -m cli.translate release           make the .qm that the window loads

Texts of the window are the literals of `self.tr`; those of the engine are walked from its registries, its fields,
its errors, constants called TEXTS, the recipes and the tasks. A lock lets two people run this at once.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import dataclasses
import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
import tempfile
import time
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
TS = FOLDER / "digitlab_ko.ts"
QM = FOLDER / "digitlab_ko.qm"
CONTEXT = "engine"
RECIPE_KEYS = ("title", "notes", "note", "look", "chapter", "group", "description")
TASK_KEYS = ("title", "source", "rule")
EMPTY = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="ko_KR">\n</TS>\n'


# -- the texts of the engine -------------------------------------------------------------------------------------------
def engine_texts() -> list[str]:
    """Every text of the engine that a person may read in the window, in a stable order."""
    found: dict[str, None] = {}
    for text in (*_from_modules(), *_from_source(), *_from_recipes()):
        if text and re.search(r"[A-Za-z]", text):
            found.setdefault(text)
    return sorted(found)


def _engine_modules() -> Iterator[ModuleType]:
    import engine

    for known in pkgutil.walk_packages(engine.__path__, "engine."):
        if not known.name.rsplit(".", 1)[-1].startswith("__"):
            yield importlib.import_module(known.name)


def _from_modules() -> Iterator[str]:
    from engine.registry import Hyper, Registry

    for module in _engine_modules():
        for name, thing in sorted(vars(module).items()):
            if isinstance(thing, Registry):
                yield thing.family
                for component in thing:
                    yield from (component.label(), component.summary())
            if isinstance(thing, type) and dataclasses.is_dataclass(thing):
                for field in dataclasses.fields(thing):
                    known = field.metadata.get("hyper")
                    if isinstance(known, Hyper):
                        yield from (field.name.replace("_", " ").capitalize(), known.help, *known.choices)
                        if len(known.unit) > 2:
                            yield known.unit
                cannot = getattr(thing, "cannot_train", "")
                if isinstance(cannot, str):
                    yield cannot
            if isinstance(thing, dict):
                for value in thing.values():
                    if dataclasses.is_dataclass(value):
                        said = (getattr(value, key, "") for key in ("title", "summary"))
                        yield from (text for text in said if isinstance(text, str))
            if name == "TEXTS":
                yield from thing.values() if isinstance(thing, dict) else thing


def _from_source() -> Iterator[str]:
    yield "layer {layer} ({kind}): "
    installs = (ROOT / "cli" / "bootstrap" / name for name in ("pip.py", "parts.py"))  # the window says why it failed
    files = (*sorted((ROOT / "engine").rglob("*.py")), *sorted((ROOT / "gui" / "labs").rglob("*.py")), *installs)
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func).endswith(("Error", "Missing")) and node.args:
                yield from _templates(node.args[0])
            elif isinstance(node, ast.Call) and _name(node.func) in ("Curve", "Words") and node.args:
                yield from _templates(node.args[0])  # names of curves in legends, texts of the course labs
            elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(_name(target).endswith("_WORDS") for target in targets):
                    for value in node.value.values:
                        yield from _templates(value)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _templates(node: ast.AST) -> Iterator[str]:
    """The literals of a template: one, the parts of a sum, or both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from _templates(node.left)
        yield from _templates(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _templates(node.body)
        yield from _templates(node.orelse)


def _from_recipes() -> Iterator[str]:
    for folder, keys in (("recipes", RECIPE_KEYS), ("tasks", TASK_KEYS)):
        for path in sorted((ROOT / "assets" / folder).rglob("*.toml")):
            given = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from (given[key] for key in keys if isinstance(given.get(key), str))


# -- the .ts file ------------------------------------------------------------------------------------------------------
@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """One writer at a time, on every system: a file that only one can create."""
    lock = Path(tempfile.gettempdir()) / "digitlab-translate.lock"
    with lock.open("a+") as held:
        if os.name == "nt":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]  # Windows
                    break
                except OSError:
                    time.sleep(0.1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _read(path: Path = TS) -> ET.ElementTree[ET.Element]:
    return ET.ElementTree(ET.fromstring(path.read_text(encoding="utf-8") if path.exists() else EMPTY))


def _write(tree: ET.ElementTree[ET.Element], path: Path = TS) -> None:
    ET.indent(tree, "    ")
    body = ET.tostring(_root(tree), encoding="unicode", short_empty_elements=False)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _root(tree: ET.ElementTree[ET.Element]) -> ET.Element:
    root = tree.getroot()
    if root is None:
        raise ValueError("the translation file has no root")
    return root


@dataclasses.dataclass
class TextMessage:
    """One text in one context of the .ts file."""

    context: str
    source: str
    node: ET.Element

    @property
    def translation(self) -> str:
        """The Korean; empty where there is none."""
        return self.node.text or ""

    @property
    def gone(self) -> bool:
        """Whether no source has the text any more."""
        return self.node.get("type") in ("vanished", "obsolete")

    @property
    def finished(self) -> bool:
        """Whether it has Korean that holds."""
        return bool(self.translation) and self.node.get("type") is None

    def finish(self, text: str) -> None:
        """Set the Korean."""
        self.node.text = text
        if not self.gone:
            self.node.attrib.pop("type", None)


def messages(path: Path = TS) -> list[TextMessage]:
    """Every text of a .ts file."""
    return _messages(_read(path))


def _messages(tree: ET.ElementTree[ET.Element]) -> list[TextMessage]:
    result = []
    for context in _root(tree).iter("context"):
        for node in context.iter("message"):
            translation = node.find("translation")
            if translation is None:
                translation = ET.SubElement(node, "translation", type="unfinished")
            result.append(TextMessage(context.findtext("name", ""), node.findtext("source", ""), translation))
    return result


def _tool(name: str, *arguments: str) -> str:
    """Run Qt's own lupdate or lrelease as PySide brings it."""
    code = f"import sys; from PySide6.scripts.pyside_tool import {name}; sys.argv[0] = {name!r}; {name}()"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} failed: {done.stdout}{done.stderr}")
    return done.stdout


def update(path: Path = TS, *, clean: bool = False) -> None:
    """Bring the .ts up to date with the source; texts known elsewhere take the same translation."""
    if not path.exists():
        path.write_text(EMPTY, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        extra = Path(folder) / "engine_texts.py"
        lines = [
            f"QCoreApplication.translate({CONTEXT!r}, {json.dumps(t, ensure_ascii=False)})" for t in engine_texts()
        ]
        extra.write_text("from PySide6.QtCore import QCoreApplication\n" + "\n".join(lines) + "\n", encoding="utf-8")
        sources = [str(p) for p in sorted((ROOT / "gui").rglob("*.py"))]
        options = ["-locations", "none", "-disable-heuristic", "similartext", *(["-no-obsolete"] if clean else [])]
        _tool("lupdate", *options, *sources, str(extra), "-ts", str(path))
    tree = _read(path)
    known = {m.source: m.translation for m in _messages(tree) if m.translation and (m.finished or m.gone)}
    for message in _messages(tree):
        if not message.finished and not message.gone and message.source in known:
            message.finish(known[message.source])
    _write(tree, path)


def missing(contexts: Iterable[str] = (), path: Path = TS) -> dict[str, str]:
    """Texts without a finished translation."""
    wanted = set(contexts)
    return {
        m.source: "" for m in messages(path) if not m.finished and not m.gone and (not wanted or m.context in wanted)
    }


def fill(given: dict[str, str], path: Path = TS) -> list[str]:
    """Take translations by source text into every context; returns the texts that no one asks for."""
    tree = _read(path)
    used = set()
    for message in _messages(tree):
        if given.get(message.source):
            message.finish(given[message.source])
            used.add(message.source)
    _write(tree, path)
    return [source for source in given if source not in used]


def release(path: Path = TS, out: Path = QM) -> None:
    """Make the .qm that the window loads."""
    _tool("lrelease", "-silent", "-nounfinished", str(path), "-qm", str(out))


def places(text: str) -> set[str]:
    """The `{places}` of a template, which a translation must keep."""
    return set(re.findall(r"\{(\w*)[^}]*\}", text))


def main(argv: list[str] | None = None) -> int:
    """Run one of the commands; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m cli.translate", description="Keep the Korean of every text.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="find every text").add_argument("--clean", action="store_true")
    commands.add_parser("missing", help="print what has no Korean yet").add_argument("context", nargs="*")
    commands.add_parser("fill", help="take {text: translation}").add_argument("file", type=Path)
    commands.add_parser("release", help="make the .qm")
    chosen: Any = parser.parse_args(argv)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _locked():
        if chosen.command == "update":
            update(clean=chosen.clean)
            print(f"{len(messages())} texts, {len(missing())} without Korean")
        elif chosen.command == "missing":
            print(json.dumps(missing(chosen.context), ensure_ascii=False, indent=1))
        elif chosen.command == "fill":
            given = json.loads(chosen.file.read_text(encoding="utf-8"))
            wrong = [s for s, t in given.items() if t and places(s) != places(t)]
            if wrong:
                print("places differ in:", *wrong, sep="\n  ", file=sys.stderr)
                return 2
            unknown = fill(given)
            release()
            for source in unknown:
                print(f"no text for: {source}", file=sys.stderr)
            print(f"{len(given) - len(unknown)} taken, {len(missing())} still without Korean")
        else:
            release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
