"""What the lab on data can be set to: the notes' own numbers first, and limits that are kept."""

import dataclasses

import pytest

from engine.errors import EngineError
from gui.labs.course.parts.data_settings import CHANNEL_WORDS, DataSettings


def test_the_defaults_are_those_of_the_notes() -> None:
    settings = DataSettings()
    assert (settings.batch, settings.draws, settings.times) == (100, 10_000, 5)
    assert (settings.channel, settings.invert, settings.scale, settings.center) == ("blue", True, True, True)
    assert len(settings.first) == len(settings.second)
    assert len({len(row) for row in settings.shares}) == 1


@pytest.mark.parametrize(
    ("name", "text"), [("number", "60000"), ("batch", "0"), ("times", "21"), ("seed", "x"), ("first", "1, two")]
)
def test_what_is_no_value_is_refused_by_name(name: str, text: str) -> None:
    settings = DataSettings()
    with pytest.raises(EngineError):
        dataclasses.replace(settings, **{name: settings.parsed(name, text)})


def test_each_channel_of_a_photo_can_be_chosen() -> None:
    assert [key for key, _ in DataSettings.about("channel").choices] == list(CHANNEL_WORDS)
