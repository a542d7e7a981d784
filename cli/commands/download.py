"""download: fetch a public data set into the user's cache."""

from __future__ import annotations

from cli.experiment import fetch_data
from cli.terminal import Parser, say
from engine.data import sources


def run(argv: list[str]) -> int:
    names = [source.name for source in sources.SOURCES.values() if source.downloads]
    parser = Parser("download", "Fetch a data set once; it is checked, and placed only when whole.")
    parser.add_argument("name", metavar="NAME", help=" or ".join(names))
    args = parser.parse_args(argv)
    folder = fetch_data(args.name)
    say(f"{sources.SOURCES[args.name].title} is in {folder}.")
    return 0
