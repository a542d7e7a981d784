"""A window that trains twenty steps off-screen: the check that engine, lab, runner and page hold together."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cli.commands.shots import quiet_platform, wait_until
from engine import recipes
from gui.app import make_window


def main() -> int:
    quiet_platform()
    with tempfile.TemporaryDirectory() as home:
        window = make_window(Path(home) / "settings.ini", lang="en", look="light")
        window.show()
        lab = window.show_page("train").lab
        lab.take(recipes.load("two-layer").spec.replace(data="mnist-sample", epochs=0, steps=20))
        lab.start()
        history = lab.run.history
        over = wait_until(lambda: history.ended is not None and not lab.run.busy, 60)
        steps = len(history.loss.curves[0])
        window.close()
    if not over or steps != 20 or history.ended.reason != "completed":
        print(f"the window trained {steps} of 20 steps: {lab.run.failure or history.ended}", file=sys.stderr)
        return 1
    print(f"twenty steps, test accuracy {history.ended.test_accuracy:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
