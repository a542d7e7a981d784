"""What the networks that come with the program are called."""

from __future__ import annotations

SHIPPED_WORDS = {"postal-cnn": "Postal CNN", "deep-mlp": "Deep MLP", "small-cnn": "Small CNN"}  # by their files
