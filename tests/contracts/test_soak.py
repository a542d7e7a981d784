"""The Qt binding keeps its references: releases that lose them abort, often only after all tests have passed."""

import subprocess
import sys

CODE = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Sender(QObject):
    sent = Signal(object, bool)

app = QApplication([])
got = []
sender, label = Sender(), QLabel()
sender.sent.connect(lambda value, flag: got.append(flag))
for i in range(20_000):
    sender.sent.emit(None, True)
    label.setText(str(i))
print(len(got), label.text())
"""


def test_twenty_thousand_signals_and_texts_leave_the_process_alive() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, ["20000", "19999"], "")
