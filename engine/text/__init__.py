"""Text: numbers, TOML and records as people and other programs write them, checked before they are used.

Read first: `numbers.py`.
May not enter: components, specs.
"""
