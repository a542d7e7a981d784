"""Gives every case of a folder to the program as a person would, and compares with its right value.

    python -m benchmarks.checks.cases FOLDER            networks/, pictures/ and damaged/, as in its README

A picture must be read as its code, or not surely ("?" or nothing); a network must open as the original, by its outputs
on 500 digits, or be asked about, or be refused by name; what is damaged must end in one sentence with status 2.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from engine import datasets
from engine.errors import EngineError
from engine.foreign.decision import UndecidedError
from engine.foreign.opening import open_network

ROOT = Path(__file__).resolve().parents[2]
COMMAND = "import sys; from cli import main; sys.exit(main(sys.argv[1:]))"
NAMED = re.compile(r"(?<!\d)(\d{5,6})(?!\d)")
CODES = {  # of pictures whose names do not say them
    "digits_6": "123456", "transparent_white": "48037", "lined": "48037", "grid_blue150_30": "25946",
    "grid_blue180_100": "25946", "desk_all_60": "25946", "desk_form_wide_60": "25946", "exif3_row": "70318",
    "exif6_form": "70318", "exif6_row": "70318", "exif8_row": "70318",
}  # fmt: skip
OPENS = ("bom.toml", "huge.toml")  # of what is damaged: the one opens, the other says its memory
MOST_S, LONGEST = 2.0, 300
NEAR = 1e-2  # in shares, of outputs that are those of the original


def command(*words: str) -> tuple[subprocess.CompletedProcess[str], float]:
    """One command as a person types it, and its seconds."""
    start = time.monotonic()
    call = [sys.executable, "-c", COMMAND, *words]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    return done, time.monotonic() - start


def pictures(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is right, and what was read."""
    for path in sorted(folder.iterdir()):
        named = NAMED.search(path.stem)
        code = CODES.get(path.stem) or (named[1] if named else "")
        done, _ = command("read", str(path))
        read = done.stdout.split()[0] if done.stdout.split() else ""
        sure = re.fullmatch(r"\d+", read) is not None
        yield path.name, read == code or not sure, f"{read or done.stderr.strip()[:80]} (right: {code})"


def networks(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it opened as the original or not at all, and how."""
    digits = datasets.load("mnist").test.images[:500]
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".npy", ".data")):
            continue
        try:
            found = open_network(path)
        except UndecidedError:
            yield path.name, True, "asked"
            continue
        except EngineError as error:
            yield path.name, True, f"refused: {error}"
            continue
        right = np.load(folder / f"{path.name.split('.')[0]}.expected.npy")
        agree = float(np.abs(_shares(found.outputs(digits)) - _shares(right)).max())
        yield path.name, agree < NEAR, f"opened, shares within {agree:.1e}"


def _shares(outputs: np.ndarray) -> np.ndarray:
    """Outputs as shares of 1, also where a network gives them so already."""
    if outputs.min() >= 0 and np.allclose(outputs.sum(axis=1), 1, atol=1e-3):
        return outputs
    powers = np.exp(outputs - outputs.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def damaged(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it ended in one sentence in time, and the sentence."""
    _, idle = command("recipes")
    for path in sorted(folder.iterdir()):
        words = ["read", str(path)] if "_pic_" in path.name else ["evaluate", str(path)]
        if path.suffix == ".toml":
            words = ["train", str(path), *(["--steps", "1"] if path.name == "bom.toml" else [])]
        if path.name == "huge.toml":
            continue  # it is a run of a gigabyte
        done, seconds = command(*words)
        said = done.stderr.strip()
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        one = done.returncode == 2 and len(said) <= LONGEST and "\n" not in said and seconds < MOST_S + idle
        right = one or (path.name in OPENS and not done.returncode)
        yield path.name, right, f"{seconds:.1f} s, at most {peak / 1e6:.0f} MB so far: {said[:90]}"


def main() -> int:
    """Try them all; 1 where any is wrong."""
    parser = argparse.ArgumentParser(description="Try every case of a folder against its right value.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=("pictures", "networks", "damaged"), default="")
    args = parser.parse_args()
    args.folder = args.folder.resolve()
    wrong = 0
    for room, walk in (("pictures", pictures), ("networks", networks), ("damaged", damaged)):
        for name, right, said in walk(args.folder / room) if args.only in ("", room) else ():
            wrong += not right
            print(f"{'right' if right else 'WRONG'}  {room}/{name}: {said}", flush=True)
    print(f"{wrong} wrong.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
