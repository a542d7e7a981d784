from fractions import Fraction

import pytest

from gui.labs.course.words import Words, factor, plain, written


def test_words_are_a_template_with_values_and_equal_by_both() -> None:
    assert str(Words("pass {number}", number=3)) == "pass 3"
    assert Words("a {b}", b=1) == Words("a {b}", b=1) != Words("a {b}", b=2)
    assert str(Words("say {inner}", inner=Words("it"))) == "say it"


def test_marks_of_what_just_happened_do_not_reach_files() -> None:
    assert plain("w = 0.3 + «0.1» = «0.4»") == "w = 0.3 + 0.1 = 0.4"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(7, 20), "0.35"),
        (-1, "−1"),
        (0.05, "0.05"),
        (1e-7, "10⁻⁷"),
        (6.1111e-10, "6.1111 × 10⁻¹⁰"),
        (2.5e128, "2.5 × 10¹²⁸"),
        (float("inf"), "∞"),
        (float("nan"), "NaN"),
        (7.999999999999119, "8"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: float, text: str) -> None:
    assert written(value) == text


def test_a_negative_factor_stands_in_brackets() -> None:
    assert [factor(-0.5), factor(2)] == ["(−0.5)", "2"]
