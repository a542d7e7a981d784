"""data: what a data set holds: pictures of each class, what was left out, what is there twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from cli.experiment import load_data
from cli.terminal import Parser, emit, say, table
from engine.data.dataset import Dataset
from engine.data.sources import SOURCES
from engine.datasets import idx_folder
from engine.files import expanded
from engine.userdata.collection import Collection
from engine.userdata.conversion import prepared
from engine.userdata.description import described
from engine.userdata.doubles import doubles_in
from engine.userdata.reading import summary

LISTED = 20


def run(argv: list[str]) -> int:
    """Read a data set and say what is in it; nothing is trained and no file is changed."""
    parser = Parser("data", "Say what a data set holds: classes, what was left out, what is there twice.")
    parser.add_argument("data", metavar="DATA", help="a folder or a file of your own, or the name of a data set")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    path = expanded(args.data)
    own = args.data not in SOURCES and path.exists() and idx_folder(path) is None
    collection, dataset = _own(path) if own else (None, load_data(args.data))
    facts = _facts(args.data, collection, dataset)
    if args.json:
        emit(facts)
        return 0
    there = sum(fact["learn"] + fact["test"] > 0 for fact in facts.get("classes", ()))
    counted = f"{facts['pictures']:,} pictures in {there} classes"
    say(f"{counted if collection is None else summary(collection)}.")
    if "classes" in facts:
        rows = [[fact["name"], f"{fact['learn']:,}", f"{fact['test']:,}"] for fact in facts["classes"]]
        print(table(["class", "to learn", "to test"], rows))
    for key, title in (("left_out", "Left out"), ("doubles", "There twice")):
        reasons = [fact["reason"] for fact in facts.get(key, ())]
        if reasons:
            print(f"\n{title}:\n  " + "\n  ".join(reasons[:LISTED]))
        if len(reasons) > LISTED:
            print(f"  and {len(reasons) - LISTED:,} more (--json lists all)")
    return 0


def _own(path: Path) -> tuple[Collection, Dataset | None]:
    """Own data as it would be trained on; a file without labels has nothing to learn from."""
    found, conversion = described(path)
    if not found.labelled:
        return found, None
    dataset, used = prepared(found, conversion)
    return used, dataset


def _facts(name: str, collection: Collection | None, dataset: Dataset | None) -> dict[str, Any]:
    facts: dict[str, Any] = {"data": name, "pictures": 0 if collection is None else len(collection)}
    if dataset is not None:
        parts = (dataset.train, dataset.test)
        learn, test = (np.bincount(part.labels, minlength=len(dataset.classes)) for part in parts)
        facts["pictures"] = int(learn.sum() + test.sum())
        facts["image_shape"] = list(dataset.image_shape)
        facts["classes"] = [
            {"name": name, "learn": int(some), "test": int(others)}
            for name, some, others in zip(dataset.classes, learn, test, strict=True)
        ]
        facts["digest"] = dataset.digest
    if collection is not None:
        facts["left_out"] = [{"name": left.name, "reason": str(left.reason)} for left in collection.left_out]
        facts["doubles"] = [
            {"name": double.name, "first": collection.names[double.first], "reason": str(double.reason)}
            for double in doubles_in(collection)
        ]
    return facts
