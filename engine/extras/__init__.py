"""Optional parts: libraries that only some files, formats or searches need.

pyproject.toml declares each with the same name, and nothing here installs one. Read first: `catalog.py`, then
`missing.py`. May not enter: Qt, pip, the libraries themselves outside a function that needs one.
"""
