"""What a reader of one fold does not see: each line of the originals is left out in one fold, as it stands."""

import gzip
import json
from pathlib import Path

from benchmarks.reader.reader_folds import FOLDS, write_left_out
from engine.handwriting.originals import Fold


def test_every_line_is_left_out_once(tmp_path: Path) -> None:
    pen, usps = tmp_path / "pen.gz", tmp_path / "usps.gz"
    lines = [json.dumps({"writer": writer, "strokes": []}) + "\n" for writer in range(12)]
    envelopes = [f"{i}\n" for i in range(13)]
    for path, content in ((pen, lines), (usps, envelopes)):
        with gzip.open(path, "wt") as file:
            file.writelines(content)
    seen: list[str] = []
    for number in range(FOLDS):
        write_left_out([pen, usps], Fold(number, FOLDS), tmp_path)
        for name in (f"fold-{number}.jsonl.gz", f"fold-{number}-usps.gz"):
            with gzip.open(tmp_path / name, "rt") as file:
                seen += file.readlines()
    assert sorted(seen) == sorted(lines + envelopes)
