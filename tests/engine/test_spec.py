"""What a spec promises: one text form that comes back equal, and errors that name the setting at fault."""

from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import SpecError
from engine.layers.dense import Dense
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.spec import FAMILIES, ExperimentSpec


@pytest.mark.parametrize("family", [name for name in FAMILIES if name not in ("layers", "augmentation")])
def test_every_component_comes_back_from_toml_and_json(family: str) -> None:
    for component in FAMILIES[family]:
        spec = ExperimentSpec(**{family: component()})
        assert ExperimentSpec.from_toml(spec.to_toml()) == spec
        assert ExperimentSpec.from_dict(json.loads(json.dumps(spec.to_dict()))) == spec


@given(
    rate=st.floats(1e-6, 10.0),
    seed=st.integers(0, 2**31 - 1),
    data=st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30),
)
def test_any_number_and_name_survive_the_way_through_toml(rate: float, seed: int, data: str) -> None:
    spec = ExperimentSpec(optimizer=SGD(learning_rate=rate), seed=seed, data=data)
    assert ExperimentSpec.from_toml(spec.to_toml()) == spec


def test_the_seed_says_how_far_a_run_can_be_repeated():
    said = next(field for field in ExperimentSpec.settings() if field.name == "seed").hyper.help
    assert "same seed, same run" in said
    assert "any number of threads" in said
    assert "machine" in said


def test_what_a_text_does_not_say_keeps_its_default() -> None:
    spec = ExperimentSpec.from_toml('optimizer = {kind = "adam", learning_rate = 3e-4}\nlayers = ["flatten", "dense"]')
    assert spec.optimizer == Adam(learning_rate=3e-4)
    assert spec.batch_size == 100


def test_a_bare_name_means_the_component_with_its_defaults() -> None:
    assert ExperimentSpec.from_dict({"optimizer": "momentum"}).optimizer == Momentum()


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("epochs = -1", "epochs", "must be between 0 and 10000, not -1"),
        ("epoch = 3", "epoch", "did you mean epochs?"),
        ('optimizer = "adm"', "optimizer.kind", "there is no optimizer called 'adm'; did you mean adam?"),
        ('optimizer = {kind = "sgd", rate = 1}', "optimizer.rate", "SGD has no setting called optimizer.rate"),
        ('layers = ["flatten", {kind = "dense", units = 0}]', "layers.2.units", "must be between 1 and 16384"),
        ("layers = 3", "layers", "must be a list"),
        ("optimizer = 3", "optimizer", "must be a name or a table"),
        ('seed = "x"', "seed", "must be a whole number, not 'x'"),
        ("keep_best = 1", "keep_best", "must be true or false"),
        ('sampling = "shuffle"', "sampling", "did you mean shuffled?"),
        ("epochs = ", "toml", "not an experiment in TOML"),
        ("weight_decay = nan", "weight_decay", "must be a finite number"),
    ],
)
def test_an_impossible_setting_is_named_with_the_way_out(text: str, field: str, words: str) -> None:
    with pytest.raises(SpecError) as caught:
        ExperimentSpec.from_toml(text)
    assert caught.value.field == field
    assert words in str(caught.value)


def test_a_dotted_setting_changes_one_number() -> None:
    spec = ExperimentSpec()
    assert spec.with_setting("optimizer.learning_rate", 0.05).optimizer == SGD(learning_rate=0.05)
    assert spec.with_setting("layers.2.units", 30).layers[1] == Dense(units=30)
    assert spec.with_setting("batch_size", 7).batch_size == 7
    assert spec.with_setting("optimizer", "adam").optimizer == Adam()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("optimiser.learning_rate", "did you mean optimizer?"),
        ("layers.9.units", "counted from 1 to 4"),
        ("batch_size.x", "has no parts"),
        ("optimizer.lr", "SGD has no setting called optimizer.lr"),
    ],
)
def test_a_dotted_setting_that_is_not_there_is_refused(path: str, words: str) -> None:
    with pytest.raises(SpecError, match=words):
        ExperimentSpec().with_setting(path, 1)


def test_vary_gives_specs_that_differ_in_one_field() -> None:
    first, second = ExperimentSpec().vary(optimizer=(SGD(), Adam()))
    assert first.replace(optimizer=Adam()) == second


def test_the_text_of_a_spec_is_toml_that_any_reader_reads() -> None:
    assert tomllib.loads(ExperimentSpec().to_toml())["layers"][1] == {"kind": "dense", "units": 50}


def test_a_recipes_title_and_note_are_not_part_of_the_experiment() -> None:
    assert ExperimentSpec.from_toml('title = "T"\nchapter = "C"\nnote = "N"\nepochs = 2') == ExperimentSpec(epochs=2)


def test_what_is_live_comes_from_the_fields() -> None:
    live = ExperimentSpec(optimizer=Adam(learning_rate=0.25)).live_settings()
    assert set(live) >= {"batch_size", "weight_decay", "optimizer.learning_rate"}
    assert live["optimizer.learning_rate"] == 0.25
    assert "optimizer.momentum" not in live
    assert ExperimentSpec(optimizer=Momentum(momentum=0.5)).live_settings()["optimizer.momentum"] == 0.5


def test_every_seed_of_31_bits_is_one_and_no_other() -> None:
    assert ExperimentSpec(seed=2**31 - 1).seed == 2**31 - 1
    for seed in (-1, 2**31):
        with pytest.raises(SpecError):
            ExperimentSpec(seed=seed)
