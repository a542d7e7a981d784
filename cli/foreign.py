"""Opening a trained network on the command line: what its file does not say is asked for, with the candidates."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.terminal import Parser, Refusal, percent, say, table, whole
from engine.data.dataset import Split
from engine.errors import EngineError
from engine.foreign.candidate import Candidate
from engine.foreign.decision import UndecidedError
from engine.foreign.hypotheses import ChainBody, candidate_activations
from engine.foreign.opening import open_network
from engine.foreign.scalings import PIXELS, UNIT
from engine.layers.base import Layer
from engine.spec import ExperimentSpec
from engine.store.weights import LoadedNetwork

LISTED = 6


def add_network_options(parser: Parser) -> None:
    """What the user may say of a network whose file does not say it."""
    parser.add_argument(
        "--activation", metavar="NAME", help="of a file of others, or one for each gap: tanh,relu; else it is inferred"
    )
    parser.add_argument("--pixels", metavar="SCALE", help=f"how its images were scaled: {', '.join(PIXELS)}")
    parser.add_argument("--architecture", type=Path, metavar="FILE", help="its layers, as the list of a recipe (TOML)")
    parser.add_argument(
        "--layout", type=whole, default=0, metavar="N", help="its paddings, poolings and orders, by the listed number"
    )
    parser.add_argument("--sideways", action="store_true", help="it was trained with rows and columns exchanged")


def network_of(path: Path, args: argparse.Namespace, labeled: Split | None = None) -> LoadedNetwork:
    """The network of a weights file.

    Raises: Refusal: the file does not say enough; its candidates were listed. EngineError: it cannot be opened.
    """
    layers = layers_of(args.architecture) if args.architecture else ()

    def searching() -> None:
        say(f"Trying on labeled digits how {path.name} was made …")

    try:
        return open_network(
            path,
            activation=args.activation,
            pixels=args.pixels,
            architecture=layers,
            layout=args.layout,
            sideways=args.sideways,
            labeled=labeled,
            searching=searching,
        )
    except UndecidedError as error:
        list_candidates(error)
        say(f"To open it as the first of these, repeat the command with: {options(error.decision.best)}")
        raise Refusal(f"{error}: --activation, --pixels or --architecture") from None


def layers_of(path: Path) -> tuple[Layer, ...]:
    """The layers that a file lists, as a recipe does.

    Raises: Refusal: not readable, or no list of layers.
    """
    try:
        if path.stat().st_size > 100_000:
            raise Refusal(f"{path} is too long for a list of layers")
        return ExperimentSpec.from_toml(path.read_text(encoding="utf-8-sig")).layers
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            f"{path} cannot be read; it must be a text file with a list of layers, as recipes have"
        ) from error
    except EngineError as error:
        raise Refusal(f"{path}: {error}") from error


def list_candidates(error: UndecidedError) -> None:
    """Say what could be meant, how each reads, and how to choose it."""
    decision = error.decision
    found = [decision.best, *decision.rivals][:LISTED]
    rows = [[percent(one.accuracy), f"{len(one.right):,}", options(one), one.hypothesis.words] for one in found]
    say(table(["reads", "of digits", "to choose it", "if"], rows, left=0))


def options(candidate: Candidate) -> str:
    """The options that say all that a candidate assumes."""
    hypothesis = candidate.hypothesis
    body, scaling = hypothesis.body, hypothesis.scaling
    said = []
    if isinstance(body, ChainBody):
        names = body.activations
        if any(name in candidate_activations() for name in names):
            said.append(f"--activation {names[0] if len(set(names)) == 1 else ','.join(names)}")
        if body.layout:
            said.append(f"--layout {body.layout}")
    said.append(f"--pixels {scaling.name if scaling else UNIT}")
    return " ".join([*said, *(["--sideways"] if hypothesis.sideways else [])])
