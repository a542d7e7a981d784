"""Maths that several components share; each fast form has a slow, obvious twin in `tests/oracles.py`.

Read first: `stable.py`.
May not enter: components, state.
"""
