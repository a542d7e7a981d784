"""What may vary, as it is written on the command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError, SpecError
from engine.spec import ExperimentSpec
from engine.study.space import SearchedSetting, apply, check, grid, parse
from tests.engine.study.examples import SPACE, SPEC


def test_choices_and_ranges_are_distinguished() -> None:
    assert parse("optimizer=sgd,adam", SPEC) == SearchedSetting("optimizer", ("sgd", "adam"))
    assert parse("optimizer.learning_rate=1e-4..1:log", SPEC) == SearchedSetting(
        "optimizer.learning_rate", (), 1e-4, 1.0, log=True
    )
    assert parse("layers.2.units=16..256", SPEC).whole
    assert parse("batch_size=32..256:32", SPEC).points() == list(range(32, 257, 32))
    assert not parse("weight_decay=0..1", SPEC).whole


def test_a_grid_has_every_combination_once() -> None:
    rows = grid(
        (SearchedSetting("optimizer", ("sgd", "adam")), SearchedSetting("batch_size", (), 10, 20, step=5, whole=True))
    )
    assert rows == [{"optimizer": o, "batch_size": b} for o in ("sgd", "adam") for b in (10, 15, 20)]


def test_a_log_range_is_divided_evenly_on_a_log_scale() -> None:
    assert SearchedSetting("x", (), 1e-4, 1.0, log=True).points(5) == [1e-4, 1e-3, 1e-2, 1e-1, 1.0]


def test_values_are_set_from_the_whole_component_to_its_parts() -> None:
    spec = apply(SPEC, SPACE, {"optimizer.learning_rate": 0.5, "optimizer": "adam", "layers.2.units": 5})
    assert (spec.optimizer.kind, spec.optimizer.learning_rate) == ("adam", 0.5)


def test_a_setting_that_the_chosen_component_has_not_is_left_out() -> None:
    space = (SearchedSetting("optimizer", ("sgd", "momentum")), SearchedSetting("optimizer.momentum", (), 0.5, 0.9))
    check(SPEC, space)
    assert apply(SPEC, space, {"optimizer": "sgd", "optimizer.momentum": 0.7}).optimizer.kind == "sgd"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("optimizer", "NAME=A,B"),
        ("optimizer=", "NAME=A,B"),
        ("optimizer=sgd", "2 to 50 values"),
        ("batch_size=9..3", "low end"),
        ("batch_size=0..3:log", "low end"),
        ("batch_size=1..inf", "needs numbers"),
        ("batch_size=a..b", "needs numbers"),
        ("weight_decay=0,001..0.1", "write 0.001 with a point"),
        ("batch_size=16..", "needs numbers, not nothing"),
        ("batch_size=1..3:9", "low end"),
        ("batch_size=1..9:log:2", "a log scale or steps, not both"),
    ],
)
def test_what_is_no_setting_is_refused(text: str, words: str) -> None:
    with pytest.raises(SpecError, match=words):
        parse(text, SPEC)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ((), "nothing varies"),
        (("optimizer=sgd,adam", "optimizer=sgd,momentum"), "named twice"),
        (("optimiser=sgd,adam",), "did you mean optimizer"),
        (("optimizer=sgd,adamm",), "did you mean adam"),
        (("layers.9.units=3..5",), "counted from 1"),
        (("optimizer.learning_rate=-1..1",), "must be between"),
    ],
)
def test_a_space_that_cannot_be_is_refused_before_the_first_trial(texts: tuple[str, ...], words: str) -> None:
    with pytest.raises(SpecError, match=words):
        check(SPEC, tuple(parse(text, SPEC) for text in texts))


@given(st.text(max_size=40))
def test_any_text_is_a_setting_or_one_of_our_errors(text: str) -> None:
    try:
        setting = parse(text, ExperimentSpec())
    except EngineError as error:
        said = str(error)
    else:
        said = setting.text()
        assert setting.points()
    assert len(said) <= 300


def test_ends_are_read_as_numbers_are_everywhere() -> None:
    assert parse("weight_decay=０．００１..1e-1", SPEC) == SearchedSetting("weight_decay", (), 0.001, 0.1)
    assert parse("batch_size=16..1e2", SPEC).high == 100
