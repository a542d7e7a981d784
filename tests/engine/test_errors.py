"""What the system says by number, in our own words."""

import errno

import pytest

from engine.errors import EngineError, Reasons, one_sentence, system_reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EISDIR, "Is a directory"), "it is a folder, not a file"),
        (PermissionError(errno.EACCES, "Permission denied"), "no permission"),
        (OSError("No space left on device (os error 28)"), "the disk is full"),
        (OSError(errno.EPIPE, "Broken pipe"), "Broken pipe"),
        (OSError("the cable is out"), "the cable is out"),
        (OSError(), "OSError"),
    ],
)
def test_what_the_system_refused_is_said_in_our_words_where_they_are_known(error: OSError, words: str) -> None:
    assert system_reason(error) == words


def test_several_causes_stand_one_after_the_other() -> None:
    causes = Reasons((EngineError("{host} is silent", host="a"), EngineError("b answers 404")))
    assert str(EngineError("no data: {reasons}", reasons=causes)) == "no data: a is silent; b answers 404"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb", r"a\nb"),
        ("a\x1b[2Jb\x00", r"a\x1b[2Jb\x00"),
        ("a\u2028b\x85", r"a\u2028b\x85"),
        ("숫자 5 – é", "숫자 5 – é"),
        ("half\udcff", "half\udcff"),  # how a name that is no text comes in; the terminal shows it as it can
    ],
)
def test_a_name_that_holds_line_ends_or_control_characters_stays_on_one_line(name: str, shown: str) -> None:
    assert str(EngineError("there is no file {name}", name=name)) == f"there is no file {shown}"
    assert one_sentence(f"no '{name}'") == f"no '{shown}'"
