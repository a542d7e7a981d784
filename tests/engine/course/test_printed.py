from engine import recipes
from engine.course.printed import PRINTED


def test_every_printed_curve_belongs_to_a_recipe_and_is_in_range() -> None:
    known = {recipe.name for recipe in recipes.recipes()}
    assert set(PRINTED) <= known
    for curve in PRINTED.values():
        points = (*curve.test, *curve.train)
        assert all(epoch > 0 and 0 < accuracy < 1 for epoch, accuracy in points)
        assert [epoch for epoch, _ in curve.test] == sorted(epoch for epoch, _ in curve.test)


def test_two_layer_is_printed_after_600_and_9600_steps() -> None:
    curve = PRINTED["two-layer"]
    assert curve.test == ((1, 0.9093), (16, 0.9722))
    assert (curve.steps_per_epoch, curve.steps) == (600, 9600)


def test_every_accuracy_and_loss_that_the_course_gives_is_held() -> None:
    """COURSE.md, sections 7 and 11: recipe, then its test accuracies in percent."""
    given = {
        "two-layer": [90.93, 97.22], "three-layer": [96.95], "three-layer-sigmoid": [92.92],
        "three-layer-wide": [97.47], "optimizer-sgd": [96.61], "optimizer-momentum": [97.28],
        "optimizer-adagrad": [96.67], "init-xavier": [96.45], "batch-norm": [97.83], "dropout": [96.37],
        "weight-decay": [95.26, 95.37], "simple-cnn": [96.07, 97.02], "keras-sgd": [27.46, 89.53],
        "keras-adam": [98.19],
    }  # fmt: skip
    assert {name: [round(100 * y, 2) for _, y in curve.test] for name, curve in PRINTED.items()} == given
    assert {name: curve.best for name, curve in PRINTED.items() if curve.best} == {
        "init-xavier": 0.9711,
        "dropout": 0.9641,
    }
    keras = PRINTED["keras-sgd"]
    assert (keras.train, PRINTED["keras-adam"].train) == (((1, 0.1820), (50, 0.8900)), ((50, 0.9987),))
    assert keras.train_loss + keras.test_loss == ((1, 0.0900), (50, 0.0186), (1, 0.0870), (50, 0.0176))
