"""The views of the labs, one file a lab; every module here is imported and registers itself.

Read first: perceptron_view.py.
May not enter: numbers computed here, hex colors.
"""

import sys

from engine.registry import load_family
from gui.pages.course.lab_view import LabView, views

load_family(sys.modules[__name__])

__all__ = ["LabView", "views"]
