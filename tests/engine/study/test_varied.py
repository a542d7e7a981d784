"""What varied between specs that no search made."""

from engine.layers.dense import Dense
from engine.layers.dropout import Dropout
from engine.layers.flatten import Flatten
from engine.layers.relu import ReLU
from engine.optimizers.adam import Adam
from engine.optimizers.momentum import Momentum
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec
from engine.study.space import SearchedSetting
from engine.study.varied import MOST, settings_of, varied

SPEC = ExperimentSpec()


def test_only_what_differs_is_found_and_luck_is_left_out() -> None:
    specs = [SPEC.replace(batch_size=size, seed=size) for size in (50, 100, 100)]
    space, values = varied(specs)
    assert space == (SearchedSetting("batch_size", (), 50.0, 100.0, whole=True),)
    assert values == [{"batch_size": 50}, {"batch_size": 100}, {"batch_size": 100}]


def test_a_wide_range_of_positive_numbers_is_on_a_log_scale() -> None:
    space, _ = varied([SPEC.replace(optimizer=SGD(learning_rate=rate)) for rate in (0.001, 0.3)])
    assert space == (SearchedSetting("optimizer.learning_rate", (), 0.001, 0.3, log=True),)
    space, _ = varied([SPEC.replace(weight_decay=decay) for decay in (0.0, 0.1)])
    assert not space[0].log


def test_a_setting_that_only_some_have_differs_where_they_do() -> None:
    same = [SPEC.replace(optimizer=one) for one in (SGD(learning_rate=0.1), Momentum(learning_rate=0.1))]
    assert [setting.path for setting in varied(same)[0]] == ["optimizer"]
    others = [*same, SPEC.replace(optimizer=Momentum(learning_rate=0.1, momentum=0.5))]
    space, values = varied(others)
    assert [setting.path for setting in space] == ["optimizer", "optimizer.momentum"]
    assert values[0] == {"optimizer": "sgd"}


def test_networks_of_other_layers_are_one_choice() -> None:
    deep = (Flatten(), Dense(units=50), ReLU(), Dropout(ratio=0.2), Dense(units=10))
    space, values = varied([SPEC, SPEC.replace(layers=deep)])
    assert [setting.path for setting in space] == ["network"]
    assert [row["network"] for row in values] == ["50", "50, dropout"]
    wide = (Flatten(), Dense(units=80), ReLU(), Dense(units=10))
    assert varied([SPEC, SPEC.replace(layers=wide)])[0][0].path == "layers.2.units"


def test_no_more_settings_than_can_be_shown() -> None:
    second = ExperimentSpec(
        optimizer=Adam(), batch_size=7, epochs=3, steps=9, weight_decay=0.1, updates_per_batch=2, clip_norm=1.0,
        validation=0.1, patience=3, keep_best=True, biases="drawn", sampling="replacement",
    )  # fmt: skip
    assert len(varied([SPEC, second])[0]) == MOST


def test_equal_specs_vary_in_nothing() -> None:
    assert varied([SPEC, SPEC]) == ((), [{}, {}])
    assert settings_of(SPEC)["augmentation"] == "none"
