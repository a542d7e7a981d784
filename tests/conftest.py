"""What holds for every test: no screen, no faults in the arithmetic, nothing of the user's own folders touched."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOME = tempfile.mkdtemp(prefix="digitlab-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
    os.environ[name] = HOME
for name in ("DIGITLAB_HOME", "DIGITLAB_SETTINGS", "DIGITLAB_THREADS"):
    os.environ.pop(name, None)
# A shell starts what it puts in the background deaf to Ctrl+C, nohup to a closed terminal; every program inherits that.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

import hypothesis  # noqa: E402 (NumPy reads the environment when it is imported)
import numpy as np  # noqa: E402
import pytest  # noqa: E402

hypothesis.settings.register_profile(
    "house",
    deadline=None,  # a busy machine is no fault of the code
    max_examples=30,
    derandomize=True,  # the same commit gives the same verdict
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("house")


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if os.environ.get("DIGITLAB_DATA"):
        return
    away = pytest.mark.skip(reason="set DIGITLAB_DATA to the folder with the full data sets")
    for item in items:
        if item.get_closest_marker("needs_data") or "needs_data" in getattr(item, "fixturenames", ()):
            item.add_marker(away)


@pytest.fixture
def needs_data() -> Path:
    """The folder with full MNIST, USPS, pen digits and the course's weights."""
    folder = Path(os.environ["DIGITLAB_DATA"]).resolve()
    assert folder.is_dir(), f"DIGITLAB_DATA names no folder: {folder}"
    return folder


@pytest.fixture(autouse=True)
def _floating_point_faults_fail() -> Iterator[None]:
    with np.errstate(divide="raise", over="raise", invalid="raise"):
        yield
