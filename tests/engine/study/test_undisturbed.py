"""A worker leaves Ctrl-C to the search, which then ends its workers."""

import signal

from engine.study.undisturbed import dask_setup


def test_a_worker_does_not_hear_the_keyboard() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        dask_setup(object())
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
