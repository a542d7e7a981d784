"""Particles follow the sound of what stands before them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from cli.translate import TS
from engine.errors import SpecError
from gui import i18n
from gui.i18n import error_text
from gui.particles import final, with_particles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("노드 수은(는)", "노드 수는"),
        ("배치 크기은(는)", "배치 크기는"),
        ("0.1을(를)", "0.1을"),
        ("7과(와) 9", "7과 9"),
        ("9와(과) 7", "9와 7"),
        ("100(으)로", "100으로"),
        ("8(으)로", "8로"),
        ("Adam(이)라는", "Adam이라는"),
        ("SGD(이)라는", "SGD라는"),
        ("'xavier'(이)라는", "'xavier'라는"),
        ("(784, 50)이(가)", "(784, 50)이"),
        ("97%은(는)", "97%는"),
        ("abc.json을(를)", "abc.json을"),
        ("2051이(가)", "2051이"),
        ("CNN은(는)", "CNN은"),
        ("ReLU이(가)", "ReLU가"),
        ("tanh은(는)", "tanh는"),
        ("no mark at all (는)", "no mark at all (는)"),
    ],
)
def test_a_particle_follows_the_sound_before_it(text: str, said: str) -> None:
    assert with_particles(text) == said


def test_an_empty_text_ends_open() -> None:
    assert final("") == ""
    assert with_particles("은(는)") == "는"


@pytest.mark.usefixtures("qapp")
def test_no_error_shows_a_particle_in_its_two_forms() -> None:
    i18n.set_language("ko")
    try:
        text = error_text(
            SpecError("{field} must be {expected}, not {got}", field="epochs", expected="a number", got="x")
        )
    finally:
        i18n.set_language("en")
    assert not re.search(r"\((는|가|를|으|이|와|과)\)", text)


def test_no_text_of_the_window_leaves_its_particle_open() -> None:
    """What the window fills itself has a noun after the placeholder; only the engine's texts carry marks."""
    tree = ElementTree.parse(TS)
    marked = [
        message.findtext("source")
        for context in tree.getroot().iter("context")
        if context.findtext("name") != i18n.CONTEXT
        for message in context.iter("message")
        if re.search(r"\((는|가|를|으|이|와|과)\)", message.findtext("translation") or "")
    ]
    assert marked == []
