"""The gradient is checked tensor by tensor."""

from engine.analysis.gradient_check import TensorCheck
from engine.data.dataset import Dataset
from engine.errors import DataError
from gui.labs.train.train_lab import TrainLab
from tests.gui.labs.train.trained import helper


def test_the_gradient_is_checked_tensor_by_tensor(lab: TrainLab) -> None:
    lab.check_gradient()
    assert lab.gradient_check.going
    assert lab.experiment.data_state == "ready"
    helper(lab).run()
    assert not lab.gradient_check.going
    assert len(lab.gradient_check.tensors) == 4
    assert all(isinstance(tensor, TensorCheck) and tensor.passed for tensor in lab.gradient_check.tensors)

    def broken(name: str, **_: object) -> Dataset:
        raise DataError("gone", path=name)

    lab.datasets._load, lab.datasets._held = broken, None
    lab.check_gradient()
    helper(lab).run()
    assert lab.gradient_check.error is not None
    lab.edit(seed=lab.spec.seed + 1)
    assert lab.gradient_check.tensors == []
    assert lab.gradient_check.error is None
    lab.check_gradient()
    lab.check_gradient()  # one at a time
    lab.gradient_check.cancel()
    helper(lab).run()
    assert not lab.gradient_check.going
    lab.gradient_check.cancel()
    lab.experiment.choose_data("/some/folder")
    lab.gradient_check.start(lab.spec)  # while something is read
    assert not lab.gradient_check.going
