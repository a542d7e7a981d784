"""What the views share: the network, the digits, and what is remembered."""

from pathlib import Path

from engine.data.dataset import Dataset
from engine.errors import EngineError
from engine.store.weights import load_weights
from gui.labs.handover import Trained
from tests.gui.inspecting import Bench
from tests.small import small_dataset


def test_first_network_is_opened_when_the_page_is_seen(bench: Bench) -> None:
    assert [c.name for c in bench.lab.candidates] == ["cnn", "mlp"]
    assert bench.lab.subject is not None
    assert bench.lab.subject.candidate.name == "cnn"
    assert bench.lab.mistakes.answers is not None


def test_network_from_another_page_stands_first_and_is_opened(bench: Bench, tmp_path: Path) -> None:
    loaded = load_weights(tmp_path / "mlp.safetensors")
    bench.lab.receive(Trained("just trained", loaded.spec, loaded.parameters, 0.9))
    bench.settle()
    assert bench.lab.candidates[0].name == "just trained"
    assert bench.lab.subject is not None
    assert bench.lab.subject.candidate.accuracy == 0.9


def test_file_is_opened_and_listed_once(bench: Bench, tmp_path: Path) -> None:
    bench.lab.open_file(tmp_path / "mlp.safetensors")
    bench.settle()
    assert sorted(c.name for c in bench.lab.candidates) == ["cnn", "mlp"]
    assert bench.lab.chosen == str(tmp_path / "mlp.safetensors")


def test_network_that_does_not_fit_leaves_the_last_one(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.lab.begin()
    lab = bench.settle()
    before = lab.subject
    bench.data = small_dataset(shape=(1, 6, 6))
    lab.choose_digits("other")
    bench.settle()
    assert isinstance(lab.failure, EngineError)
    assert lab.subject is before


def test_training_digits_can_be_read_as_well(bench: Bench) -> None:
    bench.lab.choose_digits("small", "train")
    lab = bench.settle()
    assert lab.mistakes.answers is not None
    assert len(lab.mistakes.answers) == 60


def test_choice_is_remembered(bench: Bench, tmp_path: Path) -> None:
    bench.lab.choose(bench.lab.candidates[1].key)
    bench.settle()
    again = Bench(tmp_path)
    again.lab.recall(bench.lab.remember())
    again.lab.begin()
    again.settle()
    assert again.lab.subject is not None
    assert again.lab.subject.candidate.name == "mlp"


def test_nonsense_is_not_recalled(bench: Bench) -> None:
    bench.lab.recall({"view": "nowhere", "network": "gone", "data": 3, "part": None})
    assert bench.lab.view == "mistakes"
    assert bench.lab.part == "test"
    bench.lab.close()


def test_data_of_the_network_is_loaded_once(tmp_path: Path) -> None:
    asked: list[str] = []
    bench = Bench(tmp_path)

    def load(name: str) -> Dataset:
        asked.append(name)
        return bench.data

    bench.lab._load = load
    bench.lab.begin()
    bench.settle()
    assert set(asked) == {"mnist-sample"}


def test_a_network_of_own_data_reads_its_own_digits_whatever_was_chosen(tmp_path: Path) -> None:
    own = tmp_path / "mine.npz"
    own.write_bytes(b"")
    asked: list[str] = []
    bench = Bench(tmp_path)
    load = bench.lab._load

    def noting(name: str) -> Dataset:
        asked.append(name)
        return load(name)

    bench.lab._load = noting
    loaded = load_weights(tmp_path / "mlp.safetensors")
    bench.lab.choose_digits("mnist-sample")
    bench.settle()
    bench.lab.receive(Trained("mine", loaded.spec.replace(data=str(own)), loaded.parameters, 0.9))
    lab = bench.settle()
    assert asked[-1] == str(own)
    assert lab.subject is not None
    assert lab.subject.data_name == str(own)
    lab.choose_digits(lab.subject.data_name, "train")
    bench.settle()
    assert asked[-1] == str(own)
