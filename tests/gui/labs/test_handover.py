"""What pages hand to each other: every kind has a page that takes it, and says by what it is the same again."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest

from engine.parameters import Parameters
from gui.labs import handover
from gui.labs.handover import InspectView, KeptRun, PostalBox, Rivals, ToTrain, Trained
from tests.contracts.test_imports import ROOT
from tests.gui.written import SPEC

CLASSES = inspect.getmembers(handover, dataclasses.is_dataclass)
PARCELS = [parcel for _, parcel in CLASSES if parcel.__module__ == handover.__name__]


@pytest.fixture
def parameters() -> Parameters:
    return SPEC.network((1, 28, 28)).parameters()


@pytest.mark.parametrize("parcel", PARCELS)
def test_every_parcel_is_taken_by_a_page(parcel: type) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "gui/pages").rglob("*_page.py")]
    taken = [text for text in pages if re.search(rf"isinstance\(parcel, {parcel.__name__}\)", text)]
    assert taken, f"no page takes {parcel.__name__}"


def test_a_trained_network_is_itself_only_since_its_weights_may_change(parameters: Parameters) -> None:
    first, second = Trained("mine", SPEC, parameters), Trained("mine", SPEC, parameters)
    assert first != second
    assert (first.accuracy, first.temperature, first.path) == (None, 1.0, None)


@pytest.mark.parametrize(
    ("one", "same", "other"),
    [
        (PostalBox(2), PostalBox(2), PostalBox(3)),
        (InspectView("map"), InspectView("map"), InspectView("layers")),
        (KeptRun(Path("a")), KeptRun(Path("a")), KeptRun(Path("b"))),
        (ToTrain("a", SPEC), ToTrain("a", SPEC), ToTrain("a", SPEC, "find_rate")),
        (Rivals("t", ("a",), (SPEC,)), Rivals("t", ("a",), (SPEC,)), Rivals("t", ("b",), (SPEC,))),
    ],
)
def test_what_holds_no_array_is_equal_by_what_it_says(one: object, same: object, other: object) -> None:
    assert one == same
    assert one != other


@pytest.mark.parametrize("parcel", PARCELS)
def test_a_parcel_cannot_be_changed_on_its_way(parcel: type) -> None:
    made: object = object.__new__(parcel)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, dataclasses.fields(parcel)[0].name, None)
