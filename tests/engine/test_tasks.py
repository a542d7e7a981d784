"""Teacher's tasks: what a file says, and what a kept run is worth for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.events import Changed, EpochEnded, Event, Started
from engine.optimizers.adam import Adam
from engine.tasks import FOLDER, Goal, Task, check, load_task

EXAMPLES = sorted(FOLDER.glob("*.toml"))


@pytest.fixture
def task() -> Task:
    return load_task(FOLDER / "two-epochs.toml")


def run_of(task: Task, *accuracies: float, parameters: int = 45_360, digest: str = "d") -> list[Event]:
    """A run with one accuracy an epoch."""
    started = Started(
        run="r", step=0, epoch=0, elapsed_s=0.0, spec={}, data="mnist", digest=digest,
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
    verdict = check(task, task.spec, run_of(task, 0.99), read_accuracy=0.9)
    assert verdict.reasons() == ["the weights read 90.00% of the test digits, the log says 99.00%"]


def test_a_log_that_no_weights_confirm_reaches_nothing(task: Task) -> None:
    reached = check(task, task.spec, run_of(task, 0.99), unconfirmed=True)
    assert not reached.met
    assert reached.reasons() == ["no weights of its end confirm what the log says: train it to its end and keep it"]
    assert check(task, task.spec, run_of(task, 0.5), unconfirmed=True).faults == ()  # it claims nothing


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
