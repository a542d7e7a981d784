"""What pip prints, as people read it; installing itself is in tests/bootstrap."""

import pytest

from cli.bootstrap import pip


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Collecting numpy>=1.26", "looking up numpy>=1.26"),
        ("  Downloading https://x/numpy-2.4.0-cp311.whl (16.9 MB)", "downloading numpy (16.9 MB)"),
        ("Using cached safetensors-0.8.0.whl (500 kB)", "found safetensors"),
        ("Installing collected packages: numpy", "unpacking"),
        ("Requirement already satisfied: numpy", ""),
        ("", ""),
    ],
)
def test_a_line_says_what_is_being_done(line: str, shown: str) -> None:
    assert pip.condensed(line) == shown


@pytest.mark.parametrize("sign", pip.NETWORK_SIGNS)
def test_every_sign_of_a_missing_network_is_known(sign: str) -> None:
    assert pip.explain(f"WARNING: {sign}\nERROR: nothing", "it failed").startswith("no network")


def test_the_last_error_of_pip_is_named_where_nothing_better_is_known() -> None:
    assert pip.explain("ERROR: first\nmore\n  error: second", "it failed") == "it failed: error: second"
    assert pip.explain("all is well", "it failed") == "it failed"


def test_a_full_disk_is_named_before_anything_else() -> None:
    said = pip.explain("timed out\nERROR: [Errno 28] No space left on device", "it failed")
    assert said == f"the disk is full: the packages need {pip.NEEDED_MB} MB"


def test_a_package_without_a_wheel_names_this_python() -> None:
    said = pip.explain("ERROR: No matching distribution found for pyside6-essentials<6.12", "it failed")
    assert "no ready-made pyside6-essentials<6.12 for Python 3." in said
