"""recipes: what can be trained by name."""

from __future__ import annotations

from cli.terminal import Parser, emit
from engine import recipes


def run(argv: list[str]) -> int:
    parser = Parser("recipes", "List the recipes, chapter by chapter.")
    parser.add_argument("--json", action="store_true", help="print one JSON object per recipe")
    args = parser.parse_args(argv)
    chapter = None
    for recipe in recipes.recipes():
        if args.json:
            emit(
                {
                    "name": recipe.name,
                    "title": recipe.title,
                    "chapter": recipe.chapter,
                    "note": recipe.note,
                    "spec": recipe.spec.to_dict(),
                }
            )
            continue
        if recipe.chapter != chapter:
            print(f"{chr(10) if chapter else ''}{recipe.chapter}")
            chapter = recipe.chapter
        print(f"  {recipe.name:<22} {recipe.title}")
        print(f"  {'':<22} {recipe.note}")
    return 0
