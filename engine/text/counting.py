"""Counts in English sentences: one step, two steps; a sentence with a place for a number cannot know which."""

from __future__ import annotations

import re

COUNTED = (
    "batches", "boxes", "bytes", "channels", "characters", "checkpoints", "choices", "classes", "codes", "columns",
    "convolutions", "digits", "drawings", "epochs", "files", "filters", "folders", "folds", "groups", "histograms",
    "images", "inputs", "labels", "labs", "layers", "maps", "mistakes", "networks", "nodes", "numbers", "outputs",
    "parameters", "passes", "pictures", "pixels", "points", "products", "rates", "rows", "rules", "runs", "seeds",
    "settings", "steps", "tasks", "tensors", "test digits", "trials", "units", "values", "ways", "workers",
)  # fmt: skip
ONE = re.compile(rf"(?<![\d.,–−-])1 (?P<noun>{'|'.join(COUNTED)})\b(?P<verb> are\b| were\b| have\b| do\b| find\b)?")
BEFORE = re.compile(r"\b([Tt])here are 1 (?=[a-z])")
SINGULARS = {"boxes": "box", "batches": "batch", "classes": "class", "passes": "pass"}
VERBS = {" are": " is", " were": " was", " have": " has", " do": " does", " find": " finds"}


def in_number(text: str) -> str:
    """The same text with its nouns in the singular behind a 1: `1 steps` is 1 step, `11 steps` stays.

    >>> in_number("1 epochs, 21 steps; 1 settings are the same")
    '1 epoch, 21 steps; 1 setting is the same'
    """

    def single(found: re.Match[str]) -> str:
        noun, verb = found["noun"], found["verb"] or ""
        return f"1 {SINGULARS.get(noun, noun[:-1])}{VERBS.get(verb, verb)}"

    return BEFORE.sub(r"\1here is 1 ", ONE.sub(single, text))
