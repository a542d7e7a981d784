"""recipes: what can be trained by name."""

from engine import recipes
from engine.spec import ExperimentSpec
from tests.cli.conftest import Command


def test_every_recipe_stands_under_its_chapter_once(command: Command) -> None:
    lines = command("recipes").out.splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == list(dict.fromkeys(recipe.chapter for recipe in recipes.recipes()))
    for recipe in recipes.recipes():
        assert sum(line.split()[:1] == [recipe.name] for line in lines) == 1


def test_as_json_a_recipe_can_be_trained_again_from_what_was_printed(command: Command) -> None:
    facts = command("recipes", "--json").facts
    assert [fact["name"] for fact in facts] == [recipe.name for recipe in recipes.recipes()]
    for fact, recipe in zip(facts, recipes.recipes(), strict=True):
        assert ExperimentSpec.from_dict(fact["spec"]) == recipe.spec
        assert fact["note"]
