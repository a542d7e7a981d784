"""Advice: words that say what to do, with links that do it."""

from pytestqt.qtbot import QtBot

from engine.layers.dropout import Dropout
from gui.labs.train.advice import Word
from gui.pages.train.train_page import TrainPage


def test_words_say_what_to_do_and_their_links_do_it(qtbot: QtBot, page: TrainPage) -> None:
    page.words.lines[0].acted.emit("dropout")
    assert any(isinstance(layer, Dropout) for layer in page.lab.spec.layers)
    for word, part in (
        (Word("overfit", "warning", {"gap": 0.018}, "dropout"), "1.8 points above test"),
        (Word("diverged", "error", {"step": 1200}, "lower_rate"), "step 1,200"),
        (Word("saturated", "warning", {"layer": 5, "share": 0.97}), "97.0 % of outputs stuck"),
        (Word("dead", "warning", {"layer": 3, "share": 0.8}), "80.0 % of units"),
        (Word("few", "", {"right": 17, "count": 20}), "17 of 20 test digits right"),
        (Word("guessing", "warning", {"accuracy": 0.11}), "11.0 % right"),
        (Word("failed", "error", {"message": "x"}), "broke off: x"),
        (Word("early", "good", {"accuracy": 0.9}), "90.00 %"),
        (Word("done", "good", {"accuracy": 0.9746}, "use"), "97.46 %"),
        (Word("stopped", "", {"step": 7}, "continue"), "step 7"),
        (Word("falling", "good"), "falling"),
        (Word("flat"), "hardly moves"),
        (Word("reading"), "Reading"),
        (Word("rising", "warning", action="lower_rate_now"), "rising"),
        (Word("ready", values={"recipe": ""}), "Ready"),
    ):
        text, offer = page.words.sentence(word), page.words.offer(word.action)
        assert part in text
        assert bool(offer) == bool(word.action)


def test_a_question_is_a_whole_sentence(page: TrainPage) -> None:
    page.words.say((Word("learned", action="inspect"), Word("blocked")), "no digits")
    question, reason = (line.accessibleName() for line in page.words.lines[:2])
    assert question.startswith("What did it learn, and where does it fail? <a")
    assert reason == "no digits."
