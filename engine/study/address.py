"""The address of a cluster's scheduler, as people write it and as the library wants it."""

from __future__ import annotations

import re

from engine.errors import EngineError

PORT = 8786  # where a scheduler listens unless it is given another one
ADDRESS = re.compile(r"(?:tcp://)?(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>\d{1,5}))?", re.ASCII)


def scheduler_address(text: str) -> str:
    """`tcp://host:8786` of that, of `host:8786` or of `host`; "" of nothing.

    Raises: EngineError: it is no address.
    """
    written = text.strip()
    if not written:
        return ""
    match = ADDRESS.fullmatch(written)
    port = int(match["port"] or PORT) if match is not None else 0
    if match is None or not 1 <= port <= 65_535:
        raise EngineError("a scheduler's address looks like tcp://host:8786, not {got}", got=written[:60])
    return f"tcp://{match['host']}:{port}"
