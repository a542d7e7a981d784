"""What must hold in every lab: exact steps back, wrong texts that change nothing, a state that comes back."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import SpecError
from gui.labs.course.exercise import GROUPS, Exercise
from gui.labs.course.exercises import exercises
from gui.labs.course.words import Words, plain

LABS = exercises.names()
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["forward", "back", "start", "example", "type", "edit", "go"]), st.integers(0, 999))
)
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = ("0.5", "-1", "3", "", "abc", "1e999", "1 2; 3 4", "0", "x", "1, 2, 3")


def do(exercise: Exercise[Any, Any], action: str, number: int) -> None:
    names = [name for name in exercise.settings.to_dict() if name != "example"]
    name = names[number % len(names)] if names else ""
    known = exercise.settings.about(name) if name else None
    if action == "forward":
        exercise.forward()
    elif action == "back":
        exercise.back()
    elif action == "start":
        exercise.start_over()
    elif action == "go":
        exercise.go_to(number % (len(exercise.steps) + 1))
    elif action == "example":
        exercise.choose_example(exercise.examples[number % len(exercise.examples)].key)
    elif action == "type" and name:
        exercise.type(name, TEXTS[number % len(TEXTS)])
    elif known is not None and known.choices:
        exercise.edit(**{name: known.choices[number % len(known.choices)][0]})
    elif known is not None and isinstance(getattr(exercise.settings, name), bool):
        exercise.edit(**{name: bool(number % 2)})


def seen(exercise: Exercise[Any, Any]) -> tuple[Any, ...]:
    """All that a person can see of a lab."""
    return exercise.state(), exercise.words(), exercise.table(), exercise.rows()


@pytest.mark.parametrize("key", LABS)
@given(actions=ACTIONS, steps=st.integers(1, 30))
@QUICK
def test_stepping_back_returns_exactly(key: str, actions: list[tuple[str, int]], steps: int) -> None:
    exercise = exercises.get(key)()
    for action, number in actions:
        do(exercise, action, number)
    before, taken = seen(exercise), 0
    while taken < steps and exercise.forward():
        taken += 1
    for _ in range(taken):
        assert exercise.back()
    assert seen(exercise) == before


@pytest.mark.parametrize("key", LABS)
@given(actions=ACTIONS)
@QUICK
def test_its_state_brings_the_same_lab_back(key: str, actions: list[tuple[str, int]]) -> None:
    exercise = exercises.get(key)()
    for action, number in actions:
        do(exercise, action, number)
    again = exercises.get(key)()
    again.restore(json.loads(json.dumps(exercise.state())))
    assert seen(again) == seen(exercise)


@pytest.mark.parametrize("key", LABS)
def test_every_example_runs_to_its_end_in_words_and_numbers(key: str) -> None:
    exercise = exercises.get(key)()
    for example in exercise.examples:
        exercise.choose_example(example.key)
        stops = {0, len(exercise.steps), *range(1, min(len(exercise.steps), 30))}
        for at in sorted(stops):
            exercise.go_to(at)
            words, table = exercise.words(), exercise.table()
            assert plain(words.sentence)
            assert all(len(row.cells) == len(table.head) for row in table.rows)


@pytest.mark.parametrize("key", LABS)
def test_a_wrong_text_is_marked_and_changes_nothing(key: str) -> None:
    exercise = exercises.get(key)()
    for name in exercise.settings.to_dict():
        known = exercise.settings.about(name)
        if name == "example" or known.choices or isinstance(getattr(exercise.settings, name), bool | str):
            continue
        before = exercise.state()
        for text in ("", "abc", "1e999"):
            assert not exercise.type(name, text), f"{name} took {text!r}"
            assert name in exercise.errors
            assert exercise.state() == before


@pytest.mark.parametrize("key", LABS)
def test_it_says_what_it_is(key: str) -> None:
    cls = exercises.get(key)
    assert cls.group in GROUPS
    assert 20 <= len(plain(cls.sentence)) <= 110
    assert len(plain(cls.card)) <= 80
    assert cls.formula
    assert cls.source
    assert len({task.key for task in cls.tasks}) == len(cls.tasks)
    for task in cls.tasks:
        assert isinstance(task.text, Words)
        assert (task.done is None) == bool(task.choices)
        assert bool(task.choices) == (task.right is not None)
        assert task.learned


@pytest.mark.parametrize("key", LABS)
def test_no_task_is_solved_before_anything_was_done(key: str) -> None:
    exercise = exercises.get(key)()
    exercise.go_to(exercise.at)
    assert exercise.solved == set()


def test_places_in_a_group_are_given_once() -> None:
    places = [(cls.group, cls.place) for cls in exercises]
    assert len(set(places)) == len(places)


def test_an_unknown_lab_names_the_nearest() -> None:
    with pytest.raises(SpecError, match="did you mean perceptron"):
        exercises.get("perzeptron")


def test_starting_over_twice_brings_back_the_examples_numbers() -> None:
    exercise = exercises.get("perceptron")()
    exercise.type("rate", "0.2")
    exercise.forward()
    exercise.start_over()
    assert (exercise.at, exercise.settings.rate) == (0, 0.2)
    exercise.start_over()
    assert exercise.settings.rate == 0.05


def test_typing_keeps_the_step_where_it_still_exists() -> None:
    exercise = exercises.get("perceptron")()
    exercise.go_to(12)
    exercise.type("rate", "0.06")
    assert exercise.at == min(12, len(exercise.steps))


def test_a_state_of_nonsense_is_left_alone() -> None:
    exercise = exercises.get("perceptron")()
    before = exercise.state()
    for state in ({}, {"settings": 3}, {"settings": {"example": "gone", "rate": -5}, "at": "x", "answers": 7}):
        exercise.restore(state)
        assert exercise.state() == before


def test_a_text_that_is_no_value_leaves_what_stood_before_it_and_not_its_first_part() -> None:
    lab = exercises.get("perceptron")()
    before = lab.settings
    assert lab.type_key("rate", "1")
    assert not lab.type_key("rate", "1e9")
    assert lab.settings == before
    assert "rate" in lab.errors
    assert lab.type_key("rate", "0.5")
    lab.end_typing()
    assert not lab.type_key("rate", "x")
    assert lab.settings.rate == 0.5


def test_what_is_set_otherwise_meanwhile_is_not_taken_back() -> None:
    lab = exercises.get("perceptron")()
    lab.type_key("rate", "1")
    lab.edit(w0=0.25)
    lab.type_key("rate", "x")
    assert lab.settings.w0 == 0.25


@pytest.mark.parametrize("key", LABS)
def test_a_wrong_text_is_marked_at_the_field_in_which_it_was_typed(key: str) -> None:
    exercise = exercises.get(key)()
    for example in exercise.examples:
        exercise.choose_example(example.key)
        for field in dataclasses.fields(exercise.settings):
            name, known = field.name, exercise.settings.about(field.name)
            if "setting" not in field.metadata or known.choices or isinstance(getattr(exercise.settings, name), bool):
                continue
            before = exercise.settings
            for text in ("abc", "1e999", "1 2; 3"):
                exercise.errors.clear()
                if not exercise.type(name, text):
                    assert list(exercise.errors) == [name], (example.key, text)
                    assert exercise.settings == before
                before = exercise.settings
