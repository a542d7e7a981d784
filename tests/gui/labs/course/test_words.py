from fractions import Fraction

import pytest

from gui.labs.course.words import Words, about, exactly, factor, in_language, plain, power, written


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


def test_a_float_is_shown_with_all_its_digits_where_they_matter() -> None:
    assert [exactly(v) for v in (7.999999999999119, 1e-16, -2.5, 0.0)] == [
        "7.999999999999119",
        "1 × 10⁻¹⁶",
        "−2.5",
        "0",
    ]


def test_step_sizes_are_powers_of_ten_and_errors_have_two_digits() -> None:
    assert [power(v) for v in (1, 0.1, 1e-4, 2e-5)] == ["1", "0.1", "10⁻⁴", "2 × 10⁻⁵"]
    assert [about(v) for v in (0, -0.0384, 8.81e-13, float("nan"), 2e5)] == [
        "0",
        "0.038",
        "8.8 × 10⁻¹³",
        "NaN",
        "2 × 10⁵",
    ]


def test_a_text_is_said_in_a_language_with_the_texts_inside_it() -> None:
    korean = {"{count} of {what}": "{what} {count}개", "labs": "실험실"}
    text = Words("{count} of {what}", count=3, what=Words("labs"))
    assert in_language(text, lambda said: korean.get(said, said)) == "실험실 3개"
    assert in_language("η = 1", str) == "η = 1"
