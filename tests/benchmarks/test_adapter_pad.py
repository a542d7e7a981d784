"""Our reader behind the pad evaluation: a digit of each box with its probability, None where it is empty."""

import numpy as np

from benchmarks import adapter_pad


def test_an_empty_canvas_and_an_empty_scan_have_no_digit() -> None:
    canvas = np.full((400, 1040, 3), 255, np.uint8)
    assert [digit for digit, _ in adapter_pad.read_code(canvas)] in ([None] * 5, [])
    assert all(digit is None for digit, _ in adapter_pad.read_scan(np.full((120, 400), 255, np.uint8)))


def test_a_stroke_from_top_to_bottom_is_a_1() -> None:
    image = np.full((28, 28), 255, np.uint8)
    image[4:24, 13:16] = 0
    digit, probability = adapter_pad.read_digit(image)
    assert digit == 1
    assert 0.5 < probability <= 1


def test_the_environment_names_another_reader(monkeypatch) -> None:
    monkeypatch.setenv("DIGITLAB_READER", str(adapter_pad.ROOT / "weights" / "small-cnn.safetensors"))
    monkeypatch.setenv("DIGITLAB_PIPELINE", "naive")
    assert type(adapter_pad.reader().pipeline).__name__ == "Naive"
