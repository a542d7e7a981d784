from engine.data.dataset import Dataset
from engine.datasets import load
from engine.spec import ExperimentSpec
from gui.labs.driving import Inline, Newest
from gui.labs.train.held_out import HeldOut, HeldOutProgress

SPEC = ExperimentSpec(epochs=0, steps=12, batch_size=20)


def few(name: str) -> Dataset:
    sample = load("mnist-sample")
    return Dataset(name, sample.train.head(200), sample.test.head(100))


def made() -> tuple[HeldOut, Inline]:
    driver = Inline()
    return HeldOut(Newest(driver), few, lambda: None), driver


def test_every_fold_is_trained_and_gives_mean_and_deviation() -> None:
    held, driver = made()
    held.choose("3")
    held.start(SPEC)
    assert held.going
    driver.run()
    assert not held.going
    assert len(held.held.accuracies) == 3
    assert held.held.done == 1
    assert min(held.held.accuracies) <= held.held.mean <= max(held.held.accuracies)
    assert held.held.deviation > 0


def test_progress_grows_from_fold_to_fold() -> None:
    held, driver = made()
    seen: list[HeldOutProgress] = []
    held._changed = lambda: seen.append(held.held)
    held.start(SPEC)
    driver.run()
    shares = [one.done for one in seen]
    assert shares == sorted(shares)
    assert len(set(shares)) > 10


def test_the_split_of_the_course_gives_one_accuracy_on_40_percent() -> None:
    held, driver = made()
    held.choose("60:40")
    held.start(SPEC)
    driver.run()
    assert len(held.held.accuracies) == 1
    assert held.held.deviation == 0


def test_a_cancelled_one_keeps_what_it_has_and_another_experiment_drops_it() -> None:
    held, driver = made()
    held.start(SPEC)
    driver.run(items=30)
    held.cancel()
    driver.run()
    assert not held.going
    assert held.error is None
    held.forget()
    assert held.held == HeldOutProgress()


def test_too_many_folds_say_why() -> None:
    held, driver = made()
    held.choose("10")
    held._load = lambda name: Dataset(name, few(name).train.head(40), few(name).test)
    held.start(SPEC)
    driver.run()
    assert held.error is not None
    assert "folds" in str(held.error)
