"""The network inspector: opens Inspect, Layers, with the course's own network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.store.weights import load_weights
from gui.labs.course.exercise import Example, Exercise, exercises
from gui.labs.course.parts.convolution_settings import WEIGHTS
from gui.labs.course.parts.data_sources import WEIGHTS as COURSE_WEIGHTS
from gui.labs.course.settings import LabSettings
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import StepWords, Table, TableRow, Words
from gui.labs.handover import InspectView, Trained
from gui.labs.shipped_networks import SHIPPED_WORDS

NETWORKS = {"course": COURSE_WEIGHTS, "cnn": WEIGHTS}


@dataclass(frozen=True, kw_only=True)
class InspectorSettings(LabSettings):
    """Nothing to set: everything is on the Inspect page."""

    example: str = "course"
    opened: int = 0


@exercises.register("inspector")
class InspectorExercise(Exercise[InspectorSettings, str]):
    """A door to the page that shows what a network does inside."""

    group, place = "networks", 3
    title = Words("Network inspector")
    sentence = Words("A digit goes through every layer; switch neurons off and see what the network needs.")
    card = Words("Switch neurons off and find out which ones the network needs.")
    formula = ("784 → 1024 → 512 → 512 → 10", "28 → 24 → 12", "x → conv → ReLU → pool → affine")
    source = Words("The course: the network of its postal-code reader, and its chapter on convolutional networks.")
    settings_class = InspectorSettings
    examples = (Example("course", Words("The course's network")), Example("cnn", Words("A small CNN")))
    opens_page = "inspect"
    tasks = (
        LabTask(
            "open",
            "try",
            Words("Open the inspector and switch the most needed neuron off."),
            done=lambda lab: lab.settings.opened > 0,
            learned=Words("Few neurons carry much: some can be switched off without any loss."),
        ),
    )

    def run(self, settings: InspectorSettings) -> Sequence[str]:
        return ()

    def opened(self) -> None:
        """Called when the page is opened from here."""
        self.edit(opened=self.settings.opened + 1)

    def handovers(self) -> tuple[Trained, InspectView]:
        """What is handed to the page: the course's network, or the shipped CNN with the notes' layers; and the view.

        Raises: StoreError: its file is missing.
        """
        path = NETWORKS[self.example]
        loaded = load_weights(path)
        name = SHIPPED_WORDS[path.stem]
        known = loaded.metadata
        trained = Trained(name, loaded.spec, loaded.parameters, known.test_accuracy, known.temperature, path)
        return trained, InspectView("layers")

    def words(self) -> StepWords:
        about = {
            "course": Words("The network that reads postal codes in the course, 784-1024-512-512-10."),
            "cnn": Words("A small convolutional network; its first layer has maps that can be seen."),
        }
        lines = (about[self.example],)
        return StepWords(Words("start"), Words("Everything is on the page Inspect, under Layers."), lines)

    def table(self) -> Table:
        rows = tuple(
            TableRow((words,))
            for words in (
                Words("a digit through every layer"),
                Words("the filter and the map behind each block"),
                Words("which pixels speak for and against"),
                Words("accuracy with neurons switched off"),
            )
        )
        return Table(Words("What you will see"), ("",), rows)
