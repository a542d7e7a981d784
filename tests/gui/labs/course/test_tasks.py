from gui.labs.course.exercises import exercises
from gui.labs.course.tasks import KIND_WORDS


def test_every_task_is_of_a_known_kind() -> None:
    assert {task.kind for cls in exercises for task in cls.tasks} <= set(KIND_WORDS)


def test_a_question_is_solved_by_its_right_choice_only() -> None:
    exercise = exercises.get("perceptron")()
    assert not exercise.answer("xor", 0)
    assert exercise.solved == set()
    assert exercise.answers == {"xor": 0}
    assert exercise.answer("xor", 2)
    assert exercise.solved == {"xor"}
