"""Loaded by every worker of this machine's own cluster: Ctrl-C is for the search, which then ends its workers."""

import signal


def dask_setup(worker: object) -> None:
    """Called by a worker before it takes its first trial."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
