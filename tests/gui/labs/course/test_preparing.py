from gui.labs.course.preparing import Preparing


def test_jobs_run_in_order_until_it_is_stopped() -> None:
    done: list[int] = []
    work = Preparing([lambda: done.append(1), lambda: done.append(2), lambda: done.append(3)])
    for number in work.events():
        if number == 2:
            work.stop()
    assert done == [1, 2]
