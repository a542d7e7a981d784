"""The networks on which training is compared with PyTorch: they can be built, and no component is left out."""

import pytest

from benchmarks.agreement.torch_networks import NETWORKS, left_out
from engine.spec import ExperimentSpec


def test_every_component_takes_part_in_some_network() -> None:
    assert left_out([ExperimentSpec.from_dict(one) for one in NETWORKS.values()]) == []
    assert "layer relu" in left_out([])


@pytest.mark.parametrize("name", list(NETWORKS))
def test_every_network_fits_the_digits(name: str) -> None:
    network = ExperimentSpec.from_dict(NETWORKS[name]).network((1, 28, 28))
    assert network.output_shape == (10,)
