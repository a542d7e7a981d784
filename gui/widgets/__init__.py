"""The controls every page is built from: buttons, fields, sliders, forms, cards.

Read first: controls.py and rows.py, then component_form.py, which makes a form from the fields of a component.
May not enter: what a single page knows, pyqtgraph, and colors that are not roles of gui/theme.py.
"""
