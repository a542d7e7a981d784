"""The course labs without Qt: each machine of the notes as an exercise that is stepped, typed into and solved.

What lives here: words.py (texts as template and values, numbers as the notes write them), settings.py (what can be
typed, with its bounds), tasks.py (what a lab asks), exercise.py (the base class; steps forward and exactly back),
course_lab.py (what the page knows: which lab is open, which tasks are solved), progress.py (the file of solved tasks),
exercises/ (one file a lab).
Read first: exercises/perceptron_exercise.py, the model to copy; then exercise.py.
May not enter: Qt, threads, formulas (they belong to engine/course).

A new lab is three files, and nothing else is edited
----------------------------------------------------
1. engine/course/perceptron.py: the machine. Plain functions and frozen dataclasses that know the formulas.
2. gui/labs/course/exercises/perceptron_exercise.py: the exercise, registered by key:

        @dataclass(frozen=True, kw_only=True)
        class PerceptronSettings(Settings):
            rate: float = typed(0.05, low=0.001, high=1.0, symbol="η", help=Words("size of a correction"))

        @exercises.register("perceptron")
        class PerceptronExercise(Exercise[PerceptronSettings, Lesson]):
            group, place = "neurons", 1
            title = Words("Perceptron and gates")
            ...
            def run(self, settings): return tuple(learn(...))   # every step, a pure function of the settings
            def words(self): ...                                 # the step that is shown, in words and numbers
            def table(self): ...

3. gui/pages/course/views/perceptron_view.py: the view, registered under the same key; see gui/pages/course.

Every text for people is written as Words("literal with {places}", places=...): the translation tool collects the
literals. Plain strings are for numbers and symbols only. «…» in a formula line marks what just happened.
"""
