"""Recipes are experiments as data: each can be trained, says what to look at, and has its place in the course."""

from __future__ import annotations

import pytest

from engine import recipes
from engine.data.sources import SOURCES
from engine.errors import SpecError
from engine.initializers.normal import Normal
from engine.layers.dense import Dense
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.spec import ExperimentSpec

ALL = recipes.recipes()


@pytest.mark.parametrize("recipe", ALL, ids=lambda r: r.name)
def test_a_recipe_can_be_trained_on_digits_and_survives_text(recipe):
    recipe.spec.check((1, 28, 28), len(SOURCES[recipe.spec.data].classes))
    assert ExperimentSpec.from_toml(recipe.spec.to_toml()) == recipe.spec
    assert recipe.spec.steps or recipe.spec.epochs


@pytest.mark.parametrize("recipe", ALL, ids=lambda r: r.name)
def test_a_recipe_says_in_one_sentence_what_to_look_at(recipe):
    assert recipe.title
    assert recipe.note.endswith(".")
    assert len(recipe.note) <= 160
    assert recipe.chapter in recipes.CHAPTERS


def test_recipes_come_in_the_order_of_the_course_and_every_one_has_its_place():
    assert [r.name for r in ALL] == [name for names in recipes.CHAPTERS.values() for name in names]


def test_the_courses_networks_have_the_courses_numbers():
    sizes = {r.name: r.spec.network((1, 28, 28)).size for r in ALL}
    assert sizes["two-layer"] == 784 * 50 + 50 + 50 * 10 + 10
    assert sizes["deep-mlp"] == 1_596_426
    assert sizes["simple-cnn"] == 433_890
    adam, sgd = recipes.load("keras-adam").spec, recipes.load("keras-sgd").spec
    assert (adam.optimizer, sgd.optimizer) == (Adam(learning_rate=0.001), SGD(learning_rate=0.01))
    assert adam.replace(optimizer=sgd.optimizer) == sgd
    assert recipes.load("sigmoid-mlp").spec.loss.kind == "half-squared-error"


def test_recipes_are_as_the_notes_have_them_and_others_keep_another_name():
    kinds = {r.name: [layer.kind for layer in r.spec.layers] for r in ALL}
    normed = ["flatten", *["dense", "batch-norm", "relu"] * 2, "dense"]
    assert kinds["weight-decay"] == normed
    assert kinds["dropout"] == ["flatten", *["dense", "batch-norm", "relu", "dropout"] * 2, "dense"]
    assert kinds["simple-cnn-bn"].count("batch-norm") == 2
    assert kinds["simple-cnn-bn-once"].count("batch-norm") == 1
    for name, hidden in (("sgd", [50, 50]), ("momentum", [50, 50]), ("adagrad", [50, 100]), ("adam", [50, 100])):
        spec, he = recipes.load(f"optimizer-{name}").spec, recipes.load(f"optimizer-{name}-he").spec
        assert [layer.units for layer in spec.layers if isinstance(layer, Dense)] == [*hidden, 10]
        assert spec.initializer == Normal(sigma=0.02)
        assert (he.initializer.kind, he.optimizer) == ("he", spec.optimizer)
    assert recipes.load("sigmoid-mlp").spec.biases == "drawn"


def test_an_unknown_recipe_suggests_the_nearest():
    with pytest.raises(SpecError, match=r"no recipe called 'twolayer'; did you mean two-layer\?"):
        recipes.load("twolayer")


def test_a_recipe_of_an_unknown_chapter_comes_last(tmp_path, monkeypatch):
    text = 'title = "Own"\nchapter = "Mine"\nnote = "Look."\n'
    (tmp_path / "own.toml").write_text(text, "utf-8")
    (tmp_path / "two-layer.toml").write_text(text.replace("Mine", "Backpropagation"), "utf-8")
    monkeypatch.setattr(recipes, "FOLDER", tmp_path)
    recipes.recipes.cache_clear()
    try:
        assert [r.name for r in recipes.recipes()] == ["two-layer", "own"]
    finally:
        recipes.recipes.cache_clear()
