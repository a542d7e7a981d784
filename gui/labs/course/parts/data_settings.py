"""What the lab on data can be set to, and what its words and tables read of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.course.data_by_hand import FIRST, SECOND, SHARES
from engine.types import Array
from gui.labs.course.parts.data_sources import DataStep
from gui.labs.course.preparing import SAMPLE, WHOLE
from gui.labs.course.settings import LabSettings, chosen, switched, typed
from gui.labs.course.walk import Walk
from gui.labs.course.words import Words

CHANNEL_WORDS = {"red": "red", "green": "green", "blue": "blue", "gray": "gray"}


@dataclass(frozen=True, kw_only=True)
class DataSettings(LabSettings):
    """Which picture, which batches, which scaling, and how a photo is prepared."""

    example: str = "picture"
    number: int = typed(
        0, low=0, high=59_999, symbol=Words("Picture no."), help=Words("Which picture of the part, from 0.")
    )
    part: str = chosen(
        "train",
        {"train": Words("train"), "test": Words("test")},
        symbol=Words("Part"),
        help=Words("Training or test images."),
    )
    shares: tuple[tuple[float, ...], ...] = typed(
        SHARES,
        symbol=Words("Table"),
        low=-999,
        high=999,
        shape=(None, None),
        help=Words("Rows of shares, one for each picture."),
    )
    first: tuple[float, ...] = typed(
        FIRST, symbol=Words("Answers"), low=-99, high=99, shape=(None,), help=Words("What the network answers.")
    )
    second: tuple[float, ...] = typed(
        SECOND, symbol=Words("Labels"), low=-99, high=99, shape=(None,), help=Words("What is right.")
    )
    batch: int = typed(100, low=1, high=10_000, symbol=Words("Batch"), help=Words("Pictures that are read at once."))
    draws: int = typed(
        10_000, low=1, high=100_000, symbol=Words("Draws"), help=Words("Digits drawn with replacement, each time.")
    )
    times: int = typed(5, low=1, high=20, symbol=Words("Times"), help=Words("How often they are drawn."))
    seed: int = typed(0, low=0, high=999, symbol=Words("Seed"), help=Words("Another seed draws other digits."))
    network: str = chosen(
        "quick",
        {
            "quick": Words("784-50-10 after 150 steps"),
            "deep-mlp": Words("deep MLP"),
            "notes": Words("pretrained network of the notes"),
        },
        symbol=Words("Network"),
        help=Words(
            "The network that reads. That of the notes needs the file sample_weight.pkl in DIGITLAB_DATA/weights."
        ),
    )
    data: str = chosen(
        SAMPLE,
        {SAMPLE: Words("sample of 5,000"), WHOLE: Words("all of MNIST")},
        symbol=Words("Data"),
        help=Words("The numbers of the notes need all of MNIST, where it is on this computer."),
    )
    trained: str = ""  # what the four scalings reached, as JSON
    photo: str = typed(
        "example", symbol=Words("Photo"), help=Words("The built-in example, or the path of an own photo.")
    )
    channel: str = chosen(
        "blue",
        {name: Words(text) for name, text in CHANNEL_WORDS.items()},
        symbol=Words("Channel"),
        help=Words("Which color is read; the notes take channel 2."),
    )
    invert: bool = switched(True, symbol=Words("Invert"), help=Words("Dark ink becomes bright, as in MNIST."))
    scale: bool = switched(True, symbol="0…1", help=Words("Divides by 255; off leaves 0…255."))
    center: bool = switched(True, symbol=Words("Center"), help=Words("Cuts the digit out and puts it in the middle."))


class DataState(Walk[DataSettings, DataStep], Protocol):
    """The exercise as its words and tables see it."""

    @property
    def reached(self) -> dict[str, float]: ...

    def picture(self) -> tuple[Array, int]: ...

    def answer_of_photo(self) -> tuple[int, float]: ...
