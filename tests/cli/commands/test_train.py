"""train: events for machines on stdout, words for people on stderr, refusals in one sentence."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cli.commands import train
from engine.events import EpochEnded, Event, StepEnded
from engine.spec import ExperimentSpec
from engine.store.moments import snapshot_writer
from engine.store.moments.snapshots import snapshots_of
from engine.store.run_list import list_runs
from engine.store.runlog import RunLog, new_run, read_events
from engine.store.weights import load_weights
from engine.training.trainer import Trainer
from tests.cli.conftest import Command
from tests.small import small_dataset

ROOT = Path(__file__).parents[3]


def without_times(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in fact.items() if name != "elapsed_s"} for fact in facts]


def test_events_come_as_json_lines_and_end_with_finished(command: Command, small: Path) -> None:
    answer = command("train", small, "--json")
    assert answer.status == 0
    kinds = [fact["event"] for fact in answer.facts]
    assert kinds[:3] == ["Started", "Probed", "StepEnded"]
    assert kinds.count("StepEnded") == 40
    assert kinds[-2:] == ["EpochEnded", "Finished"]
    assert answer.facts[-1]["reason"] == "completed"
    assert answer.facts[-1]["test_accuracy"] > 0.7


def test_words_for_people_go_to_stderr_only(command: Command, small: Path) -> None:
    answer = command("train", small)
    assert answer.out == ""
    assert "40 steps on mnist-sample" in answer.err
    assert "Done. Test accuracy" in answer.err


def test_same_seed_twice_gives_equal_events_apart_from_times(command: Command, small: Path) -> None:
    first = command("train", small, "--json", "--seed", 7).facts
    second = command("train", small, "--json", "--seed", 7).facts
    other = command("train", small, "--json", "--seed", 8).facts
    assert without_times(first) == without_times(second)
    assert without_times(first) != without_times(other)


def test_settings_change_components_layers_and_plain_fields(command: Command, small: Path) -> None:
    answer = command(
        "train", small, "--json", "--steps", 3, "--set", "optimizer=adam", "optimizer.learning_rate=0.002",
        "layers.2.units=30", "--set", "batch_size=50", "keep_best=true", "validation=0.1",
    )  # fmt: skip
    spec = answer.facts[0]["spec"]
    assert spec["optimizer"]["kind"] == "adam"
    assert spec["optimizer"]["learning_rate"] == 0.002
    assert spec["layers"][1]["units"] == 30
    assert (spec["batch_size"], spec["keep_best"], spec["validation"]) == (50, True, 0.1)


def test_steps_alone_decide_the_length(command: Command, small: Path) -> None:
    facts = command("train", small, "--json", "--steps", 50).facts
    assert facts[-1]["step"] == 50


def test_epochs_alone_decide_the_length(command: Command, tmp_path: Path, small: Path) -> None:
    small.write_text(small.read_text() + "steps = 3\n")
    assert command("train", small, "--json").facts[-1]["step"] == 3
    assert command("train", small, "--json", "--epochs", 2).facts[-1]["step"] == 80


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--set", "optimizr=adam"], "did you mean optimizer?"),
        (["--set", "optimizer=adamm"], "did you mean adam?"),
        (["--set", "optimizer.learning_rate=0"], "optimizer.learning_rate must be between"),
        (["--set", "layers.2.units=-1"], "layers.2.units must"),
        (["--set", "layers.9.units=1"], "counted from 1 to 4"),
        (["--set", "batch_size"], "--set needs NAME=VALUE, not 'batch_size'"),
        (["--set", "layers.4.units=11"], "the last layer must give 10 numbers"),
        (["--epochs", "-1"], "epochs must be between 0 and"),
        (["--epochs", "many"], "--epochs: must be a whole number, not 'many'"),
        (["--epoch", "3"], "unknown argument --epoch; did you mean --epochs?"),
        (["--data", "mnits"], "did you mean mnist"),
        (["--out", "."], "is a folder"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(command: Command, small: Path, options: list[str], sentence: str) -> None:
    answer = command("train", small, "--json", *options)
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert sentence in answer.err
    (failure,) = answer.facts
    assert failure["status"] == 2
    assert sentence in failure["error"]


def test_experiment_file_that_cannot_be_read_is_refused(command: Command, tmp_path: Path) -> None:
    assert "there is no file none.toml" in command("train", tmp_path / "none.toml").err
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe")
    assert "not a text file" in command("train", tmp_path / "odd.toml").err
    (tmp_path / "bad.toml").write_text("layers = [")
    answer = command("train", tmp_path / "bad.toml")
    assert (answer.status, answer.err.count("\n")) == (2, 1)


def test_missing_data_set_says_how_to_get_it(command: Command, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.data.sources.find", lambda name: None)
    answer = command("train", small, "--data", "mnist")
    assert answer.status == 2
    assert "python3 main.py download mnist" in answer.err


def test_divergence_is_a_result_said_in_words(command: Command, small: Path) -> None:
    wild = ["optimizer.learning_rate=10", "initializer={kind='normal',sigma=1}", "loss=half-squared-error", "epochs=20"]
    answer = command("train", small, "--json", "--set", *wild)
    assert answer.status == 0
    assert answer.facts[-1]["reason"] == "diverged"
    assert "Diverged" in answer.err


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_interruption_ends_cleanly_with_what_was_learned(
    asked_by: signal.Signals, command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = train.RunView.show

    def interrupting(self: train.RunView, event: object) -> None:
        show(self, event)  # type: ignore[arg-type]  # any event
        if isinstance(event, StepEnded) and event.step == 5:
            os.kill(os.getpid(), asked_by)

    monkeypatch.setattr(train.RunView, "show", interrupting)
    answer = command("train", small, "--json")
    assert answer.status == 130
    assert answer.facts[-1]["reason"] == "stopped"
    assert answer.facts[-1]["step"] < 40
    assert "Interrupted" in answer.err


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder of its own."""
    monkeypatch.setenv("DIGITLAB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.usefixtures("home")
def test_interrupted_run_continues_as_if_nothing_had_happened(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = without_times(command("train", small, "--json", "--epochs", 2).facts)
    with monkeypatch.context() as patch:
        apply = RunLog.apply

        def interrupting(self: RunLog, event: Event) -> None:
            apply(self, event)
            if isinstance(event, StepEnded) and event.step == 50:
                os.kill(os.getpid(), signal.SIGINT)

        patch.setattr(RunLog, "apply", interrupting)
        first = command("train", small, "--json", "--epochs", 2, "--keep")
    assert first.status == 130
    (run,) = list_runs()
    assert f"--resume {run.name}" in first.err
    second = command("train", "--resume", run.name, "--json")
    assert second.status == 0
    steps = [f for f in whole if f["event"] in ("StepEnded", "EpochEnded")]
    both = [f for f in without_times([*first.facts, *second.facts]) if f["event"] in ("StepEnded", "EpochEnded")]
    assert both == steps
    assert second.facts[-1]["test_accuracy"] == whole[-1]["test_accuracy"]
    again = command("train", "--resume", run.name)
    assert again.status == 2
    assert "is over (completed)" in again.err


@pytest.mark.usefixtures("home")
@pytest.mark.skipif(sys.platform == "win32", reason="no program is killed so there")
def test_killed_run_continues_from_its_last_checkpoint(command: Command, small: Path) -> None:
    whole = without_times(command("train", small, "--json", "--epochs", 3).facts)
    code = (
        "import os, signal, sys\n"
        "from cli import main\n"
        "from engine.store import checkpoint, runlog\n"
        "checkpoint.FIRST_S = checkpoint.EVERY_S = 0.0\n"
        "checkpoint.SHARE = float('inf')\n"
        "apply = runlog.RunLog.apply\n"
        "def dying(log, event):\n"
        "    apply(log, event)\n"
        "    event.step == 95 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "runlog.RunLog.apply = dying\n"
        "main(sys.argv[1:])\n"
    )
    argv = [sys.executable, "-c", code, "train", str(small), "--epochs", "3", "--keep"]
    assert subprocess.run(argv, cwd=ROOT, capture_output=True, check=False).returncode == -signal.SIGKILL
    (run,) = list_runs()
    assert run.reason == ""
    second = command("train", "--resume", run.name, "--json")
    assert second.status == 0
    assert second.facts[0]["step"] == 94
    logged = without_times([event.to_dict() for event in read_events(run.folder)])
    assert [f for f in logged if f["event"] != "Started"] == whole[1:]
    assert list_runs()[0].checkpoint is None


@pytest.mark.usefixtures("home")
def test_kept_run_stands_in_the_list_of_runs(command: Command, small: Path) -> None:
    answer = command("train", small, "--keep")
    assert answer.status == 0
    (run,) = list_runs()
    assert f"Kept as {run.name}." in answer.err
    assert (run.title, run.reason, run.step) == ("small", "completed", 40)
    assert run.weights is not None
    assert command("evaluate", run.weights).status == 0


@pytest.mark.usefixtures("home")
def test_resuming_needs_a_run_and_nothing_else(command: Command, small: Path) -> None:
    assert "no run called nope: no run is kept in" in command("train", "--resume", "nope").err
    assert "leave the recipe and its settings out" in command("train", small, "--resume", "nope").err
    assert "leave the recipe and its settings out" in command("train", "--resume", "nope", "--epochs", 3).err
    assert "name a RECIPE" in command("train").err


def test_second_interruption_ends_at_once(command: Command, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuck(self: Trainer) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(Trainer, "stop", stuck)
    monkeypatch.setattr(train.RunView, "show", lambda self, event: os.kill(os.getpid(), signal.SIGINT))
    answer = command("train", small)
    assert answer.status == 130
    assert answer.err == "Interrupted.\n"


@pytest.mark.parametrize("lost", ["reader", "terminal"])
def test_reader_or_terminal_that_goes_away_ends_the_run_with_everything_saved(
    small: Path, tmp_path: Path, lost: str
) -> None:
    code = "import sys; from cli import main; sys.exit(main(sys.argv[1:]))"
    out = tmp_path / "w.safetensors"
    with subprocess.Popen(
        [sys.executable, "-c", code, "train", str(small), "--json", "--epochs", "200", "--out", str(out)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert next(line for line in process.stdout if '"StepEnded"' in line)
        if lost == "terminal":
            process.send_signal(signal.SIGHUP)
            process.stderr.close()
        process.stdout.close()
        assert lost == "terminal" or "Traceback" not in process.stderr.read()
        assert process.wait() == 130
    assert load_weights(out).metadata.steps > 0


def test_best_weights_are_saved_of_an_interrupted_run(
    command: Command, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = train.RunView.show

    def interrupting(self: train.RunView, event: object) -> None:
        show(self, event)  # type: ignore[arg-type]  # any event
        if isinstance(event, EpochEnded) and event.epoch == 2:
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(train.RunView, "show", interrupting)
    out = tmp_path / "w.safetensors"
    worse = ["validation=0.2", "keep_best=true", "optimizer={kind='sgd',learning_rate=10}", "clip_norm=1.0"]
    answer = command("train", small, "--json", "--epochs", 9, "--out", out, "--set", *worse)
    assert answer.status == 130
    looks = [fact for fact in answer.facts if fact["event"] == "EpochEnded"]
    best = max(looks, key=lambda fact: fact["validation_accuracy"])
    assert load_weights(out).metadata.test_accuracy == best["test_accuracy"]


@pytest.mark.usefixtures("home")
def test_run_whose_home_vanishes_continues_says_so_once_and_writes_its_weights(
    command: Command, small: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = train.RunView.show

    def vanishing(self: train.RunView, event: object) -> None:
        show(self, event)  # type: ignore[arg-type]  # any event
        if isinstance(event, StepEnded) and event.step == 5:
            shutil.rmtree(home)

    monkeypatch.setattr(train.RunView, "show", vanishing)
    answer = command("train", small, "--keep", "--out", tmp_path / "w.safetensors")
    assert answer.status == 0
    assert answer.err.count("no longer kept") == 1
    assert load_weights(tmp_path / "w.safetensors").metadata.steps == 40


@pytest.mark.usefixtures("home")
def test_run_with_a_validation_part_is_resumed(command: Command, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = ["--set", "validation=0.2", "keep_best=true", "patience=2"]
    whole = without_times(command("train", small, "--json", "--epochs", 2, *settings).facts)
    with monkeypatch.context() as patch:
        apply = RunLog.apply

        def interrupting(self: RunLog, event: Event) -> None:
            apply(self, event)
            if isinstance(event, StepEnded) and event.step == 40:
                os.kill(os.getpid(), signal.SIGINT)

        patch.setattr(RunLog, "apply", interrupting)
        command("train", small, "--epochs", 2, "--keep", *settings)
    second = command("train", "--resume", list_runs()[0].name, "--json")
    assert second.status == 0
    assert without_times(second.facts)[1:] == [fact for fact in whole if fact["step"] > 40]


@pytest.mark.usefixtures("home")
def test_run_that_another_program_trains_is_not_resumed(command: Command, small: Path) -> None:
    with new_run("busy") as log:
        trainer = Trainer(ExperimentSpec.from_toml(small.read_text()), small_dataset(classes=10))
        log.apply(next(trainer.events()))
        answer = command("train", "--resume", log.folder.name)
    assert answer.status == 2
    assert "still being trained" in answer.err


def test_all_digits_are_divided_again_by_the_share_that_tests(command: Command, small: Path) -> None:
    started = command("train", small, "--test-share", "40%", "--set", "batch_size=100", "--json").facts[0]
    assert started["steps_per_epoch"] == 30  # 3,000 of 5,000 learn
    assert command("train", small, "--test-share", "0.4", "--folds", 2).status == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--folds", 1], "folds must be between 2"),
        (["--folds", 3, "--keep"], "leave --out and --keep out"),
        (["--snapshots", 3], "goes with --keep or --resume"),
        (["--keep", "--snapshots", 101], "between 0 and 100"),
        (["--test-share", "0.4", "--keep"], "--test-share judges an experiment and keeps no weights"),
        (["--test-share", "2"], "share must be between 0 and 1, not 2.0"),
        (["--test-share", "some"], "must be a share like 0.4, not 'some'"),
    ],
)
def test_impossible_divisions_are_refused(command: Command, small: Path, options: list[object], sentence: str) -> None:
    answer = command("train", small, *options)
    assert answer.status == 2
    assert sentence in answer.err


def test_no_epoch_trains_nothing(command: Command, tmp_path: Path) -> None:
    answer = command("train", "two-layer", "--epochs", "0", "--json")
    assert (answer.status, answer.facts[-1]["step"]) == (0, 0)


@pytest.mark.usefixtures("home")
def test_a_kept_run_has_as_many_snapshots_as_asked_for_at_most(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot_writer, "SHARE", 1e6)  # however fast this machine is: there is time for them
    command("train", small, "--epochs", 4, "--keep", "--snapshots", 2)
    command("train", small, "--keep", "--snapshots", 0)
    without, run = (snapshots_of(run.folder) for run in list_runs())
    assert without == []
    assert 1 <= len(run) <= 2
    assert run[0].step == 0
