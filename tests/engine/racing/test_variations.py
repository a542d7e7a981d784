import pytest

from engine.errors import SpecError
from engine.layers.batch_norm import BatchNorm
from engine.layers.dropout import Dropout
from engine.racing.variations import REMEDIES, Variation, remedy_of, variations, with_remedy
from engine.spec import ExperimentSpec


def remedy() -> Variation:
    return next(v for v in variations(ExperimentSpec()) if v.path == "remedy")


def test_every_remedy_is_found_again_and_replaces_another_one() -> None:
    spec = ExperimentSpec()
    for first in REMEDIES:
        for second in REMEDIES:
            assert remedy_of(with_remedy(with_remedy(spec, first), second)) == second
    assert with_remedy(with_remedy(spec, "dropout"), "none") == spec


def test_dropout_stands_behind_and_batch_norm_before_the_activation() -> None:
    kinds = [layer.kind for layer in with_remedy(ExperimentSpec(), "dropout").layers]
    assert kinds == ["flatten", "dense", "relu", "dropout", "dense"]
    kinds = [layer.kind for layer in with_remedy(ExperimentSpec(), "batch norm").layers]
    assert kinds == ["flatten", "dense", "batch-norm", "relu", "dense"]


def test_specs_that_differ_in_their_remedy_only_can_be_compared() -> None:
    specs = [with_remedy(ExperimentSpec(), name) for name in REMEDIES]
    found = [v.path for v in variations(specs[0]) if v.parts(specs)]
    assert found == ["remedy"]
    assert not remedy().parts([*specs, ExperimentSpec(batch_size=10)])


def test_what_is_no_remedy_is_refused() -> None:
    with pytest.raises(SpecError, match="did you mean"):
        with_remedy(ExperimentSpec(), "dropping out")
    layers = ExperimentSpec().layers
    with pytest.raises(SpecError, match="none of"):
        remedy_of(ExperimentSpec(layers=(*layers[:-1], BatchNorm(), Dropout(ratio=0.3), layers[-1])))
