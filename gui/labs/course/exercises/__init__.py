"""The labs of the course, one exercise a file; every module here is imported and registers itself.

Read first: perceptron_exercise.py.
May not enter: Qt, formulas, more than one lab a file.
"""

import sys

from engine.registry import load_family
from gui.labs.course.exercise import Exercise, exercises

load_family(sys.modules[__name__])

__all__ = ["Exercise", "exercises"]
