"""The trained networks of others: what their file says is used; the rest is inferred, or asked for.

Some files say how their layers are used (Keras, ONNX). Of plain arrays the shapes say part of it (`architectures.py`).
What is left open, the activations, how convolutions were padded and pooled, how pixels were scaled, is tried out on
labeled digits (`search.py`): only where they decide (`decision.py`) the network is opened without asking.

>>> network = open_network("weights/small-cnn.safetensors")
>>> network.spec.layers[0].kind, len(network.metadata.classes)
('conv2d', 10)
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from engine import datasets
from engine.data.dataset import Split
from engine.errors import StoreError, nearest
from engine.foreign.arranged import arranged
from engine.foreign.candidate import Candidate
from engine.foreign.class_names import Named
from engine.foreign.decision import Decision, UndecidedError
from engine.foreign.formats.dispatch import read_network
from engine.foreign.hypotheses import LEARNED, Hypothesis, candidate_activations
from engine.foreign.orders import digit_order, order_of
from engine.foreign.scalings import PIXELS
from engine.foreign.search import PROMISING, CandidateSearch, Said
from engine.foreign.tensors import Blocks
from engine.layers.base import Layer
from engine.store.weights import LoadedNetwork, load_weights
from engine.types import Array, Shape

BUDGET_S = 7.0  # for the whole search
DIGITS = 5_000  # that decide
MOST_DIGITS = 30_000  # where those do not
NOTHING = Said()


def open_network(
    path: Path | str,
    *,
    activation: str | None = None,
    pixels: str | None = None,
    architecture: Sequence[Layer] = (),
    layout: int = 0,
    sideways: bool = False,
    labeled: Split | None = None,
    input_shape: Shape = (1, 28, 28),
    searching: Callable[[], object] | None = None,
) -> LoadedNetwork:
    """Any trained network: our own file, or one of another program.

    `activation` (one name, or several with commas), `pixels`, `architecture`, `layout` and `sideways` say what a
    foreign file does not (`Said`). What is left open is inferred from reading `labeled` digits (if not given: the
    embedded ones); `metadata.note` says what was inferred, and how sure that is. `searching` is called before digits
    are read, which may take ten seconds.

    Raises: UndecidedError: the digits do not decide; StoreError: not readable, or no network of ours has these shapes.
    """
    names = tuple(name.strip() for name in activation.split(",")) if activation else ()
    said = Said(names, pixels or "", tuple(architecture), layout, sideways)
    found = examine(path, said, labeled, input_shape, searching)
    return found if isinstance(found, LoadedNetwork) else opened(found)


def opened(decision: Decision) -> LoadedNetwork:
    """The network that was decided for, with a note that says what was inferred.

    Raises: UndecidedError: none was.
    """
    loaded = decision.best.loaded() if decision.decided else None
    if loaded is None:
        raise UndecidedError(decision)
    return noted(loaded, decision, decision.best)


def noted(loaded: LoadedNetwork, decision: Decision, chosen: Candidate) -> LoadedNetwork:
    """A network with a note that says what it assumes and how it reads."""
    words = chosen.hypothesis.words
    start = "as said" if decision.certain or chosen is not decision.best else "inferred"
    note = f"imported from {decision.path.name}; {start}: {words}" if words else f"imported from {decision.path.name}"
    if len(chosen.right):
        note += f"; reads {chosen.accuracy:.1%} of {len(chosen.right):,} digits"
        next_best = decision.next_best
        if next_best is not None and not decision.certain:
            note += f", the next best {decision.reads(next_best):.1%}"
        if decision.decided and not decision.certain and chosen is decision.best:
            for one in decision.rivals[:1]:
                note += f"; {one.hypothesis.words} would answer {decision.otherwise(one)} of them otherwise"
    classes = decision.classes or loaded.metadata.classes
    return dataclasses.replace(loaded, metadata=dataclasses.replace(loaded.metadata, note=note, classes=classes))


def examine(
    path: Path | str,
    said: Said = NOTHING,
    labeled: Split | None = None,
    input_shape: Shape = (1, 28, 28),
    searching: Callable[[], object] | None = None,
) -> Decision | LoadedNetwork:
    """Our own file as it is; of a foreign one every candidate, and whether the digits decide between them.

    Raises: StoreError: not readable, or no network of ours has these shapes.
    """
    path = Path(path)
    _check(path, said)
    deadline = time.monotonic() + BUDGET_S
    found = read_network(path)
    if found is None:
        return load_weights(path)
    if searching is not None:
        searching()
    embedded = labeled is None and input_shape == (1, 28, 28)
    if embedded:
        sample = datasets.load("mnist-sample")
        images = np.concatenate([sample.train.images, sample.test.images])
        labeled = Split(images, np.concatenate([sample.train.labels, sample.test.labels]))
    if labeled is not None:
        labeled = _alternating(labeled)
        input_shape = tuple(labeled.images.shape[1:])
    if isinstance(found, dict):
        blocks = Blocks(path, found)
        bodies = arranged(blocks, said.architecture, input_shape) if said.architecture else None
        search = CandidateSearch(blocks, bodies, said, input_shape, deadline)
    else:
        search = CandidateSearch(None, [found.fitted(input_shape)], said, input_shape, deadline)
    if embedded and labeled is not None:
        search.more = partial(_more_digits, labeled)
    hypotheses = search.first()
    if not any(one.loaded() for one in hypotheses[:PROMISING]):
        raise _no_network(path, found if isinstance(found, dict) else {}, input_shape, said.layout)
    classes = next(loaded for one in hypotheses if (loaded := one.loaded())).network.output_shape
    names = found.classes if isinstance(found, Named) and (len(found.classes),) == classes else ()
    places = digit_order(names) if names else ()
    if labeled is None or len(classes) != 1 or labeled.labels.max() >= classes[0] or places is None:
        return _unread(path, hypotheses, () if places else names)
    search.ordered = bool(names)
    search.order = order_of(names, places) if places else None
    return search.decision(labeled)


def _check(path: Path, said: Said) -> None:
    known = [*candidate_activations(), LEARNED]
    for name in said.activations:
        if name not in known:
            raise StoreError(
                "there is no activation called {got}; did you mean {nearest}?",
                path=path,
                got=repr(name[:40]),
                nearest=nearest(name[:40], known),
            )
    if said.pixels and said.pixels not in PIXELS:
        raise StoreError(
            "there is no way to give pixels called {got}; did you mean {nearest}?",
            path=path,
            got=repr(said.pixels[:40]),
            nearest=nearest(said.pixels[:40], list(PIXELS)),
        )


def _no_network(path: Path, arrays: dict[str, Array], shape: Shape, layout: int) -> StoreError:
    if layout:
        return StoreError(
            "there is no layout {layout} of {name}; leave it out to see which there are",
            path=path,
            name=path.name,
            layout=layout,
        )
    shapes = ", ".join(f"{name[:24]} {array.shape}" for name, array in list(arrays.items())[:5])
    return StoreError(
        "no network for images of {shape} has the shapes in {name}: {shapes}; say its layers, or choose a network for "
        "such images",
        path=path,
        name=path.name,
        shape="×".join(map(str, shape)),
        shapes=shapes + ", …" * (len(arrays) > 5),
    )


def _unread(path: Path, hypotheses: list[Hypothesis], classes: tuple[str, ...] = ()) -> Decision:
    """No digits can decide: it is certain only if there is one way."""
    nothing = np.zeros(0, np.int64)
    found = [Candidate(one, nothing, nothing.astype(bool), np.zeros((0, 10))) for one in hypotheses]
    return Decision(path, found, found[1:4], 0, certain=len(found) == 1, classes=classes)


def _alternating(labeled: Split) -> Split:
    """The digits of each class in turn, so that few of them ask for every class."""
    labeled = labeled.head(DIGITS)
    rank = np.zeros(len(labeled), np.int64)
    for label in np.unique(labeled.labels):
        own = labeled.labels == label
        rank[own] = np.arange(own.sum())
    return labeled.take(np.lexsort((labeled.labels, rank)))


def _more_digits(labeled: Split) -> Split | None:
    """These digits and more of MNIST, if it is on this computer; each digit once."""
    if not datasets.available().get("mnist"):
        return None
    whole = datasets.load("mnist")
    known = {image.tobytes() for image in labeled.images}
    some = whole.train.head(MOST_DIGITS)
    new = np.array([image.tobytes() not in known for image in some.images])
    images, labels = some.images[new], some.labels[new]
    return Split(np.concatenate([labeled.images, images]), np.concatenate([labeled.labels, labels])).head(MOST_DIGITS)
