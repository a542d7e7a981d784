"""Engine texts in Korean without Qt."""

from cli.words import words_in


def test_a_known_text_is_korean_and_an_unknown_one_stays() -> None:
    korean = words_in("ko")
    assert korean("Settings") != "Settings"
    assert korean("no such text") == "no such text"
    assert words_in("en")("Settings") == "Settings"
