"""An optional part of a few bytes, an environment to install it into, and a package folder in place of an index."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import venv
import zipfile
from pathlib import Path

import pip
import pytest

from cli.bootstrap import environment
from engine.extras.catalog import EXTRAS, Extra

NAME, MODULE = "toy", "toy_part"


def wheel(folder: Path, module: str = MODULE, version: str = "1.0", needs: str = "") -> Path:
    """A package with one module that knows the answer."""
    info = f"{module}-{version}.dist-info"
    requires = f"Requires-Dist: {needs}\n" if needs else ""
    files = {
        f"{module}.py": "ANSWER = 42\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n{requires}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{name},sha256={digest},{len(text)}")
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,"]) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def site(folder: Path) -> Path:
    """Where the packages of an environment are."""
    if sys.platform == "win32":
        return folder / "Lib" / "site-packages"
    return folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def offer_toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, version: str = "1.0", needs: str = "") -> Path:
    """Declare the part, with its package in a folder and an environment of ours to add it to; the environment."""
    packages, home = tmp_path / "packages", tmp_path / ".venv"
    wheel(packages, version=version, needs=needs)
    venv.create(home, with_pip=False)
    (site(home) / "pip.pth").write_text(str(Path(pip.__file__).parents[1]))  # pip itself, from this environment
    real = environment.project()
    declared = {**real, "optional-dependencies": {**real["optional-dependencies"], NAME: [f"{MODULE}>=1"]}}
    monkeypatch.setattr(environment, "project", lambda: declared)
    monkeypatch.setattr(environment, "places", lambda: [str(home)])
    monkeypatch.setattr(environment, "inside", lambda place: True)
    for variable in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", packages.as_uri())
    monkeypatch.setitem(EXTRAS, NAME, Extra(NAME, (MODULE,), "It knows the answer.", 1))
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    monkeypatch.syspath_prepend(str(site(home)))
    return home
