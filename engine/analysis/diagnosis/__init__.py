"""Diagnosis: rules that say what is wrong with a run, with the number that shows it, why, and what to do about it.

Read first: `base.py` (what a rule gets and gives), then `signal.py`. Rules are grouped by idea, a module each.
May not enter: Qt, threads, files that are written.
"""

import sys

from engine.analysis.diagnosis.base import Evidence, Finding, Remedy, diagnose, rules
from engine.registry import load_family

load_family(sys.modules[__name__])

__all__ = ["Evidence", "Finding", "Remedy", "diagnose", "rules"]
