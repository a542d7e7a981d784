"""The Course labs page: a gallery of thirteen labs, and the frame in which each of them is shown.

What lives here: course_page.py (the page: gallery or lab, keys, playing), gallery.py, lab_frame.py (list, toolbar,
card, step, values, tasks, formulas), step_card.py, side_card.py, fields.py (controls bound to a setting of an
exercise), canvas.py (the drawing vocabulary that all labs share), lab_view.py (the base class of views), views/ (one
file a lab).
Read first: views/perceptron_view.py, the model to copy; then lab_view.py.
May not enter: numbers computed here (ask the exercise), hex colors, threads.

A view, in short
----------------
    @views.register("perceptron")
    class PerceptronView(LabView):
        def __init__(self, exercise: PerceptronExercise) -> None:
            super().__init__(exercise)
            self.rate = self.add(SettingRow(exercise, "rate"))   # controls bound to a setting: `add` draws them
        def tools(self): return [...]                             # the right side of the toolbar
        def draw(self): super().draw(); self.canvas.update()      # make the screen equal to the exercise
        @classmethod
        def thumbnail(cls, exercise, painter, rect): ...          # the card's picture, from the exercise as it starts

Back, Step, Play, Start over, examples, the step's words, the table, the tasks, "?", errors, keys, export and what is
kept between starts come from the frame: a view only draws what is in the card.
"""
