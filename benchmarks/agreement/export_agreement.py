"""Do exported networks give the same answers in the real PyTorch and Keras? Run with a Python that has them.

    python benchmarks/agreement/export_agreement.py FOLDER    after: main.py export WEIGHTS --to torch|keras --out …

For each .py in FOLDER beside a .pt or .npz, its model reads `images.npy` and is compared with `outputs.npy`. With
`--make` (in our own environment) the folder is filled from every shipped network and from small ones of every layer.
"""

import argparse
import runpy
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def make(folder: Path) -> None:
    """Write networks, images and our own outputs."""
    sys.path.insert(0, str(ROOT))
    from engine.errors import StoreError
    from engine.export.formats import FORMATS
    from engine.store.weights import load_weights
    from tests.engine.export.networks import CONVOLUTIONS, DENSE, RIMMED, images, trained

    networks = {path.stem: load_weights(path) for path in sorted((ROOT / "weights").glob("*.safetensors"))}
    networks |= {name: trained(layers) for name, layers in {**DENSE, **CONVOLUTIONS, **RIMMED}.items()}
    for name, loaded in networks.items():
        for to in ("torch", "keras"):
            place = folder / f"{name}-{to}".replace(" ", "-")
            place.mkdir(parents=True, exist_ok=True)
            shape = (20, *loaded.network.input_shape)
            x = images() if name in {**DENSE, **CONVOLUTIONS, **RIMMED} else np.random.default_rng(0).random(shape)
            x = x.astype(np.float32)
            try:
                FORMATS[to].write(place / f"network{FORMATS[to].suffix}", loaded)
            except StoreError as error:
                print(f"{name:20} {to:6} refused: {error}")
                continue
            np.save(place / "images.npy", x)
            np.save(place / "outputs.npy", loaded.outputs(x))


def compare(folder: Path) -> bool:
    """Read every network of the folder with its own program; whether all agree to 1e-4 of the largest output."""
    agree = True
    for place in sorted(folder.iterdir()):
        if not (place / "outputs.npy").exists():
            continue
        load = runpy.run_path(str(place / "network.py"))["load"]
        x, expected = np.load(place / "images.npy"), np.load(place / "outputs.npy")
        if place.name.endswith("torch"):
            import torch

            with torch.no_grad():
                got = load(place / "network.pt")(torch.from_numpy(x)).numpy()
        else:
            got = load(place / "network.npz").predict(x.transpose(0, 2, 3, 1), verbose=0)
        difference = np.abs(got - expected).max() / max(1.0, np.abs(expected).max())
        agree &= bool(difference < 1e-5)
        print(f"{place.name:32} {difference:.1e}")
    return agree


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--make", action="store_true")
    args = parser.parse_args()
    if args.make:
        make(args.folder)
    else:
        sys.exit(0 if compare(args.folder) else 1)
