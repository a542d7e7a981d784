"""Handing works to a driver that must never be waited for."""

from collections.abc import Iterator

from gui.labs.driving import Inline, Newest


class Counting:
    """Counts until it is stopped, or to three."""

    def __init__(self) -> None:
        self.stopped = False

    def events(self) -> Iterator[int]:
        for number in (1, 2, 3):
            if self.stopped:
                return
            yield number

    def stop(self) -> None:
        self.stopped = True


def handed(names: str, driver: Newest, heard: list[str], *, again: str = "") -> None:
    """Hand over works called by a letter each; what each reports is noted, and its end as a capital."""
    for name in names:

        def end(error: Exception | None, name: str = name) -> None:
            heard.append(name.upper())
            if name == again:
                handed("z", driver, heard)

        driver.drive(Counting(), lambda items, name=name: heard.extend(f"{name}{i}" for i in items), end)  # type: ignore[misc]  # the default binds the name


def test_of_works_handed_over_meanwhile_the_newest_begins_when_the_first_has_ended() -> None:
    inline = Inline()
    driver = Newest(inline)
    heard: list[str] = []
    handed("a", driver, heard)
    inline.run(items=1)
    handed("bc", driver, heard)
    assert driver.state == "stopping"
    assert heard == ["a1", "B"]
    inline.run()
    assert heard == ["a1", "B", "A"]
    inline.run()
    assert heard == ["a1", "B", "A", "c1", "c2", "c3", "C"]
    assert driver.state == "idle"


def test_a_stop_lets_none_come_after() -> None:
    inline = Inline()
    driver = Newest(inline)
    heard: list[str] = []
    handed("ab", driver, heard)
    driver.stop()
    inline.run()
    assert heard == ["B", "A"]
    driver.stop()
    handed("c", driver, heard)
    inline.run()
    assert heard[-1] == "C"


def test_a_work_handed_over_at_the_end_of_another_gives_way_to_none() -> None:
    inline = Inline()
    driver = Newest(inline)
    heard: list[str] = []
    handed("a", driver, heard, again="a")
    inline.run()
    inline.run()
    assert heard == ["a1", "a2", "a3", "A", "z1", "z2", "z3", "Z"]
