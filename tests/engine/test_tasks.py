"""Teacher's tasks: what a file says, and what a kept run is worth for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.events import Changed, EpochEnded, Event, Finished, Started
from engine.optimizers.adam import Adam
from engine.tasks import FOLDER, Goal, Readings, Task, check, load_task

EXAMPLES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture
def task() -> Task:
    return load_task(FOLDER / "two-epochs.toml")


def run_of(task: Task, *accuracies: float, parameters: int = 45_360, digest: str = "d") -> list[Event]:
    """A run with one accuracy an epoch."""
    started = Started(
        run="r", step=0, epoch=0, elapsed_s=0.0, spec=task.spec.to_dict(), data="mnist", digest=digest,
        parameters=parameters, total_steps=10, steps_per_epoch=5,
    )  # fmt: skip
    ends = [
        EpochEnded(
            run="r", step=5 * k, epoch=k, elapsed_s=1.0,
            train_loss=0.1, train_accuracy=0.9, test_loss=0.1, test_accuracy=accuracy,
        )
        for k, accuracy in enumerate(accuracies, start=1)
    ]  # fmt: skip
    return [started, *ends]


def over(reason: str, step: int, accuracy: float, best_epoch: int = 1) -> Finished:
    """The end of such a run."""
    return Finished(
        run="r", step=step, epoch=step // 5, elapsed_s=2.0,
        reason=reason, test_accuracy=accuracy, best_accuracy=accuracy, best_epoch=best_epoch,
    )  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_open_and_name_what_may_change(path: Path) -> None:
    task = load_task(path)
    assert all((task.title, task.rule, task.may_change))
    assert 0 < task.goal.test_accuracy < 1


def test_a_run_that_changes_only_what_it_may_meets_the_goal(task: Task) -> None:
    verdict = check(task, task.spec.replace(optimizer=Adam()), run_of(task, 0.95, 0.975))
    assert verdict.met
    assert (verdict.best, verdict.epoch) == (0.975, 2)


def test_an_accuracy_after_the_limit_does_not_count(task: Task) -> None:
    verdict = check(task, task.spec, run_of(task, 0.95, 0.96, 0.99))
    assert not verdict.met
    assert verdict.best == 0.96


def test_another_seed_breaks_the_rule_and_is_named(task: Task) -> None:
    verdict = check(task, task.spec.replace(seed=8), run_of(task, 0.99))
    assert not verdict.met
    assert verdict.reasons() == ["seed is 8, the task fixes it at 7"]


def test_a_live_change_counts_as_a_change(task: Task) -> None:
    def change(setting: str) -> Changed:
        return Changed(run="r", step=2, epoch=0, elapsed_s=0.1, setting=setting, before=0.1, after=0.2)

    events = run_of(task, 0.99)
    assert check(task, task.spec, [*events, change("optimizer.learning_rate")]).met
    assert not check(task, task.spec, [*events, change("weight_decay")]).met


def test_too_many_parameters_other_data_and_other_weights_are_found(task: Task) -> None:
    limited = Task(**{**vars(task), "goal": Goal(test_accuracy=0.9, most_parameters=100)})
    assert "45360 parameters" in check(limited, task.spec, run_of(task, 0.99)).reasons()[0]
    assert "data is not the task's" in check(task, task.spec, run_of(task, 0.99), data_digest="e").reasons()[0]
    ended = [*run_of(task, 0.99), over("completed", 5, 0.99)]
    verdict = check(task, task.spec, ended, read=Readings(0.9))
    assert verdict.reasons() == ["the weights read 90.00% of the test digits, the log says 99.00%"]
    verdict = check(limited, task.spec, run_of(task, 0.99, parameters=90), read=Readings(0.99, parameters=101))
    assert "101 parameters" in verdict.reasons()[0]


def test_what_the_log_says_the_run_started_with_counts_as_well(task: Task) -> None:
    started, *ends = run_of(task, 0.99)
    other = task.spec.replace(weight_decay=0.1).to_dict()
    said = [Started(**{**vars(started), "spec": other}), *ends]
    assert check(task, task.spec, said).reasons() == ["weight_decay is 0.1, the task fixes it at 0.0"]


def test_a_log_that_no_weights_confirm_reaches_nothing(task: Task) -> None:
    reached = check(task, task.spec, run_of(task, 0.99), read=Readings())
    assert not reached.met
    assert reached.unconfirmed
    assert "no kept weights confirm what the log says" in reached.reasons()[0]
    assert check(task, task.spec, run_of(task, 0.5), read=Readings()).faults == ()  # it claims nothing


def test_a_run_that_was_stopped_counts_by_what_its_weights_read(task: Task) -> None:
    stopped = [*run_of(task, 0.96), over("stopped", 7, 0.96)]
    verdict = check(task, task.spec, stopped, read=Readings(0.98))
    assert (verdict.met, verdict.best, verdict.step) == (True, 0.98, 7)
    verdict = check(task, task.spec, stopped, read=Readings(0.9))
    assert (verdict.faults, verdict.best) == ((), 0.96)


def test_weights_of_the_way_through_the_epoch_after_the_last_one_are_too_late(task: Task) -> None:
    late = [*run_of(task, 0.9, 0.95), over("stopped", 11, 0.95)]
    verdict = check(task, task.spec, late, read=Readings(0.98))
    assert (verdict.met, verdict.faults, verdict.best) == (False, (), 0.95)


def test_weights_of_the_moment_that_reached_the_goal_confirm_it(task: Task) -> None:
    stopped = [*run_of(task, 0.98, 0.96), over("stopped", 12, 0.96)]
    assert check(task, task.spec, stopped, read=Readings(0.95)).unconfirmed
    assert check(task, task.spec, stopped, read=Readings(0.95, moments={5: 0.9})).unconfirmed
    verdict = check(task, task.spec, stopped, read=Readings(0.95, moments={5: 0.98}))
    assert (verdict.met, verdict.best, verdict.epoch) == (True, 0.98, 1)


def test_the_best_weights_that_a_run_keeps_confirm_their_epoch(task: Task) -> None:
    spec = task.spec.replace(validation=0.1, keep_best=True)
    free = Task(**{**vars(task), "spec": spec})
    stopped = [*run_of(free, 0.98, 0.96), over("stopped", 12, 0.96, best_epoch=1)]
    verdict = check(free, spec, stopped, read=Readings(0.98))
    assert (verdict.met, verdict.epoch) == (True, 1)
    assert "the log says 98.00%" in check(free, spec, stopped, read=Readings(0.97)).reasons()[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "recipe is missing or wrong"),
        ('recipe = "three-layer"', "goal is missing or wrong"),
        ('recipe = "three-layer"\n[goal]\ntest_accuracy = 97', "above 0 and at most at 1"),
        ('recipe = "three-layer"\nmay_change = ["nonsense"]\n[goal]\ntest_accuracy = 0.9', "there is not: nonsense"),
        ('recipe = "three-lair"\n[goal]\ntest_accuracy = 0.9', "did you mean three-layer"),
        ("recipe = 3\n[goal]\ntest_accuracy = 0.9", "is no task"),
        ("recipe = [", "not a TOML file"),
        (
            'recipe = "three-layer"\nmay_change = ["optimizer.learning_rat"]\n[goal]\ntest_accuracy = 0.9',
            "there is not: optimizer.learning_rat",
        ),
        ('recipe = "three-layer"\nhidden = ["seed.1"]\n[goal]\ntest_accuracy = 0.9', "there is not: seed.1"),
        ('recipe = "three-layer"\nmay_chang = []\n[goal]\ntest_accuracy = 0.9', "no may_chang, but may_change"),
        ('recipe = "three-layer"\n[goal]\ntest_accuracy = 0.9\nwithin_epoch = 2', "no within_epoch, but within_epochs"),
        ('recipe = "three-layer"\n[goal]\ntest_accuracy = 0.9\nwithin_epochs = -1', "within_epochs must be a whole"),
        ('recipe = "three-layer"\n[goal]\ntest_accuracy = 0.9\nmost_parameters = 1.5', "must be a whole number"),
    ],
)
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(EngineError, match=words) as refused:
        load_task(tmp_path / "x.toml")
    assert len(str(refused.value)) <= 300


@given(st.binary(max_size=300))
def test_any_bytes_are_a_task_or_one_of_our_errors(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("task") / "x.toml"
    path.write_bytes(data)
    with pytest.raises(EngineError):
        load_task(path)


@given(st.text(max_size=30), st.sampled_from(["title", "recipe", "seed", "data", "may_change", "set", "goal"]))
def test_a_value_of_another_kind_is_one_of_our_errors(
    tmp_path_factory: pytest.TempPathFactory, text: str, key: str
) -> None:
    lines = {"title": '"t"', "recipe": '"three-layer"', "may_change": '["optimizer"]', "goal": "{test_accuracy = 0.9}"}
    escaped = text.encode("unicode_escape").decode().replace('"', "").replace("\\x", "").replace("\\", "")
    lines[key] = f'[["{escaped}"]]'
    path = tmp_path_factory.mktemp("task") / "x.toml"
    path.write_text("\n".join(f"{name} = {value}" for name, value in lines.items()))
    with pytest.raises(EngineError):
        load_task(path)
