"""What pip prints, as people read it; installing itself is in tests/bootstrap."""

import pytest

from cli.bootstrap import pip
from cli.bootstrap.basics import Missing


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Collecting numpy>=1.26", "looking up numpy>=1.26"),
        ("  Downloading https://x/numpy-2.4.0-cp311.whl (16.9 MB)", "downloading numpy (16.9 MB)"),
        ("Using cached safetensors-0.8.0.whl (500 kB)", "found safetensors"),
        ("Processing /packages/h5py-3.16.0-cp311.whl", "found h5py"),
        ("Installing collected packages: numpy", "unpacking"),
        ("Requirement already satisfied: numpy", ""),
        ("", ""),
    ],
)
def test_a_line_says_what_is_being_done(line: str, shown: str) -> None:
    assert pip.condensed(line) == shown


@pytest.mark.parametrize("sign", pip.NETWORK_SIGNS)
def test_every_sign_of_a_missing_network_is_known(sign: str) -> None:
    assert str(pip.explain(f"WARNING: {sign}\nERROR: nothing", Missing("it failed"))).startswith("no network")


def test_the_last_error_of_pip_is_named_where_nothing_better_is_known() -> None:
    assert str(pip.explain("ERROR: first\nmore\n  error: second", Missing("it failed"))) == "it failed: error: second"
    assert str(pip.explain("all is well", Missing("it failed"))) == "it failed"


def test_a_full_disk_is_named_before_anything_else() -> None:
    said = str(pip.explain("timed out\nERROR: [Errno 28] No space left on device", Missing("it failed")))
    assert said == "the disk is full; free some space and try again"


def test_a_package_without_a_wheel_names_this_python() -> None:
    said = str(pip.explain("ERROR: No matching distribution found for pyside6-essentials<6.12", Missing("it failed")))
    assert "no ready-made pyside6-essentials<6.12 for Python 3." in said
