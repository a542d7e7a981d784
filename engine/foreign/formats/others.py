"""Files of kinds that are not read here, known by how they begin or by their names: each with the way out."""

from __future__ import annotations

import re
from pathlib import Path

from engine.errors import StoreError

OTHER = "{name} is {kind}, which is not read here; {way}"
TEXTS = {
    "archive": "an archive of another program",
    "arrays": "save the weights themselves as safetensors or .npz",
    "model": "a model of Keras",
    "saved": "a SavedModel of TensorFlow",
    "lite": "a model of TensorFlow Lite",
    "keras": "save the weights with numpy.savez('weights.npz', *model.get_weights())",
    "matlab": "a MATLAB file",
    "loaded": "save its arrays with numpy.savez('weights.npz', **scipy.io.loadmat(path))",
    "single": "a single array",
    "all": "save all of them with numpy.savez('weights.npz', **params)",
    "packed": "a compressed file",
    "unpack": "unpack it first",
    "picture": "a picture",
    "document": "a document",
    "choose": "choose a file of weights",
    "page": "a web page",
    "download": "download the file of weights itself",
    "pointer": "a pointer of Git LFS, not the weights",
    "pull": "get them with git lfs pull",
    "language": "a language model (GGUF)",
    "checkpoint": "a part of a TensorFlow checkpoint",
    "program": "a model of another program",
    "plain": "a weights file holds only arrays, lists, texts and numbers",
    "torch": "save its weights with torch.save(model.state_dict(), 'weights.pt')",
    "sklearn": "save its arrays with numpy.savez('weights.npz', *model.coefs_, *model.intercepts_)",
    "keras model": "save its weights with numpy.savez('weights.npz', *model.get_weights())",
    "floats": "save ordinary float32 tensors, those of the model before it was quantized",
    "dense": "save it with torch.save({name: tensor.to_dense() for name, tensor in state.items()}, 'weights.pt')",
    "linear": "save its arrays with numpy.savez('weights.npz', W=model.coef_.T, b=model.intercept_)",
    "joblib": "save its arrays with numpy.savez('weights.npz', *arrays)",
    "none": "only networks of layers can be opened; choose another file",
}
WAYS = {  # by how the name of a function begins that the pickle calls
    "torch.q": "floats",
    "torch._utils._rebuild_qtensor": "floats",
    "torch.Complex": "floats",
    "torch._utils._rebuild_sparse": "dense",
    "torch": "torch",
    "sklearn.neural_network": "sklearn",
    "sklearn.pipeline": "sklearn",
    "sklearn.linear_model": "linear",
    "sklearn": "none",
    "joblib": "joblib",
    "keras": "keras model",
    "tensorflow": "keras model",
}
PACKED, PICTURE = (TEXTS["packed"], TEXTS["unpack"]), (TEXTS["picture"], TEXTS["choose"])
OTHERS = {  # by their first bytes
    b"MATLAB": (TEXTS["matlab"], TEXTS["loaded"]),
    b"\x93NUMPY": (TEXTS["single"], TEXTS["all"]),
    b"version https:": (TEXTS["pointer"], TEXTS["pull"]),
    b"GGUF": (TEXTS["language"], TEXTS["choose"]),
    b"%PDF": (TEXTS["document"], TEXTS["choose"]),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"\x1f\x8b": PACKED,
    b"BZh": PACKED,
    b"\xfd7zXZ": PACKED,
    b"\x28\xb5\x2f\xfd": PACKED,
    b"\x04\x22\x4d\x18": PACKED,
    b"7z\xbc\xaf": PACKED,
    b"Rar!": PACKED,
    b"x\x01": (TEXTS["packed"], TEXTS["arrays"]),  # what joblib compresses
    b"x\x5e": (TEXTS["packed"], TEXTS["arrays"]),
    b"x\x9c": (TEXTS["packed"], TEXTS["arrays"]),
    b"x\xda": (TEXTS["packed"], TEXTS["arrays"]),
}
ENDINGS = {
    ".pb": (TEXTS["saved"], TEXTS["keras"]),
    ".tar": PACKED,
    ".index": (TEXTS["checkpoint"], TEXTS["keras"]),
    ".data-00000-of-00001": (TEXTS["checkpoint"], TEXTS["keras"]),
    ".caffemodel": (TEXTS["program"], TEXTS["arrays"]),
    ".mlmodel": (TEXTS["program"], TEXTS["arrays"]),
    ".pte": (TEXTS["program"], TEXTS["arrays"]),
}
PAGE = re.compile(rb"<(!doctype|html|\?xml)", re.IGNORECASE)


def refuse_others(path: Path, start: bytes) -> None:
    """Say what a file is, if that is known.

    Raises: StoreError: a file of a kind that is known, but not read here.
    """
    found = ENDINGS.get(path.suffix)
    if PAGE.match(start.lstrip()):
        found = TEXTS["page"], TEXTS["download"]
    elif start[4:8] == b"TFL3":
        found = TEXTS["lite"], TEXTS["keras"]
    for sign, known in OTHERS.items():
        if start.startswith(sign):
            found = known
    if found:
        raise other(path, *found)


def other(path: Path, kind: str, way: str) -> StoreError:
    """The sentence for one of these."""
    return StoreError(OTHER, path=path, name=path.name, kind=kind, way=way)


def way_out(function: str) -> str:
    """What helps with a pickle that calls this function of another program; "" where it is not known."""
    program = next((name for name in WAYS if function.startswith(name)), "")
    return TEXTS[WAYS[program]] if program else ""
