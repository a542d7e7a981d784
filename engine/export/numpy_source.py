"""A trained network as one Python file that needs only NumPy and reads like the course.

Its functions are the layers' formulas for reading; its weights stand at the end of the file as text.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np

from engine.export.numpy_functions import FUNCTIONS, NEEDS
from engine.export.stages import ExportedLayer, refusal, stages
from engine.files import write_atomically
from engine.store.weights import LoadedNetwork, tensors_of

LINE = 116  # characters of weights in a line

HEAD = '''"""A network trained with DigitLab, in plain NumPy: {title}.

Takes images {shape} with numbers from 0 to 1 (ink is 1), gives one number for each of {classes}; the largest wins.

    python {name} images.npy        prints what it reads in an array (N, {shape_plain})
"""

{imports}

import numpy as np

CLASSES = {class_list}
'''

TAIL = '''

def load_weights():
    """The arrays by name, out of the text at the end of this file."""
    packed = base64.b64decode("".join(WEIGHTS.split()))
    with np.load(io.BytesIO(packed)) as arrays:
        return {name: arrays[name] for name in arrays.files}


def predict(x, p):
    """Outputs (N, K) for images (N, C, H, W); p: what load_weights gives."""
    x = np.asarray(x, np.float32)
@BODY@
    return x


def read(x):
    """What stands in the images: names of classes."""
    return [CLASSES[k] for k in predict(x, load_weights()).argmax(axis=1)]


WEIGHTS = """
@WEIGHTS@
"""

if __name__ == "__main__":
    print(*read(np.load(sys.argv[1]).reshape(-1, @SHAPE@)))
'''


def _conv(stage: ExportedLayer) -> str:
    layer = stage.layer
    extra = "".join(
        f", {name}={getattr(layer, name)}" for name in ("dilation", "groups") if getattr(layer, name, 1) != 1
    )
    return f"{_tensors(stage, 'W', 'b')}, stride={layer.stride}, padding={layer.padding}{extra}"  # type: ignore[attr-defined]  # a Conv2D


def _pool(stage: ExportedLayer) -> str:
    fields = {"kernel": 2, "stride": 2, "padding": 0, "ceil_mode": False}
    given = {name: getattr(stage.layer, name, default) for name, default in fields.items()}
    return ", ".join(f"{name}={value}" for name, value in given.items() if name in ("kernel", "stride") or value)


def _tensors(stage: ExportedLayer, *names: str) -> str:
    return ", ".join(f'p["{stage.title(name)}"]' for name in names)


def _settings(*names: str) -> Callable[[ExportedLayer], str]:
    return lambda stage: ", ".join(repr(getattr(stage.layer, name)) for name in names)


# What stands behind x in the call of each layer's function.
ARGUMENTS: dict[str, Callable[[ExportedLayer], str]] = {
    "dense": lambda stage: _tensors(stage, "W", "b"),
    "conv2d": _conv,
    "max_pool2d": _pool,
    "average_pool2d": _pool,
    "stochastic_pool2d": _pool,
    "batch_norm": lambda stage: (
        _tensors(stage, "gamma", "beta", "mean", "variance") + f", {stage.layer.epsilon}"  # type: ignore[attr-defined]  # a BatchNorm
    ),
    "prelu": lambda stage: _tensors(stage, "a"),
    "leaky_relu": _settings("slope"),
    "sigmoid": _settings("beta"),
    "tanh": _settings("beta"),
    "softplus": _settings("beta"),
    "swish": _settings("beta"),
    "elu": _settings("alpha"),
    "hardtanh": _settings("lower", "upper"),
    "hard_sigmoid": _settings("slope"),
    "gelu": _settings("formula"),
}


def source(loaded: LoadedNetwork, name: str = "network.py") -> str:
    """The text of the file.

    Raises: StoreError: a layer that has no formula here.
    """
    used: dict[str, None] = {}
    lines = []
    for stage in stages(loaded):
        if stage.kind not in FUNCTIONS:
            raise refusal(stage, "NumPy source")
        for helper in (*NEEDS.get(stage.kind, ()), stage.kind):
            used.setdefault(helper)
        more = ARGUMENTS[stage.kind](stage) if stage.kind in ARGUMENTS else ""
        lines.append(f"    x = {stage.kind}(x{', ' + more if more else ''})  # → {_shape(('N', *stage.gives))}")
    shape = loaded.network.input_shape
    note = loaded.metadata.note.replace('"""', "'''").replace("\\", "/")
    modules = ["base64", "io", *(["math"] if "gelu" in used else []), "sys"]
    head = HEAD.format(
        title=note or f"trained on {loaded.metadata.data or 'digits'}",
        shape=_shape(("N", *shape)),
        shape_plain=", ".join(map(str, shape)),
        classes=f"{len(loaded.metadata.classes)} classes",
        imports="\n".join(f"import {module}" for module in modules),
        class_list=repr(list(loaded.metadata.classes)),
        name=name,
    )
    functions = "".join("\n\n" + FUNCTIONS[kind].strip("\n") + "\n" for kind in used)
    tail = TAIL.replace("@BODY@", "\n".join(lines)).replace("@SHAPE@", ", ".join(map(str, shape)))
    return head + functions + tail.replace("@WEIGHTS@", _weights(loaded))


def write_source(path: Path, loaded: LoadedNetwork) -> None:
    """Write the file.

    Raises: StoreError: a layer that has no formula here; the disk is full or cannot be written.
    """
    write_atomically(path, source(loaded, path.name).encode())


def _weights(loaded: LoadedNetwork) -> str:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **tensors_of(loaded.parameters))  # type: ignore[arg-type]  # typed as the keyword allow_pickle
    text = base64.b64encode(buffer.getvalue()).decode("ascii")
    return "\n".join(text[i : i + LINE] for i in range(0, len(text), LINE))


def _shape(shape: tuple[object, ...]) -> str:
    return "(" + ", ".join(map(str, shape)) + ")"
