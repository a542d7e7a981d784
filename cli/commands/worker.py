"""worker: join a cluster from this machine and run trials for a search, or lead one."""

from __future__ import annotations

from cli.terminal import Parser, say, whole
from engine.study.address import scheduler_address
from engine.study.cluster import join, serve


def run(argv: list[str]) -> int:
    """Work for the scheduler at ADDRESS until it ends; with --serve, be the scheduler."""
    parser = Parser("worker", "Run trials for a search that another machine leads. This folder is all that is needed.")
    parser.add_argument("address", metavar="ADDRESS", nargs="?", help="the scheduler: tcp://host:8786")
    parser.add_argument("--trials-at-once", type=whole, default=1, metavar="N", help="how many run here together (1)")
    parser.add_argument("--serve", type=whole, metavar="PORT", help="lead a cluster from this machine, on this port")
    args = parser.parse_args(argv)
    if (args.address is None) == (args.serve is None):
        parser.error("name the ADDRESS of a scheduler, or lead a cluster with --serve PORT")
    if args.trials_at_once < 1:
        parser.error("--trials-at-once must be at least 1")
    if args.serve is not None:
        if not 1 <= args.serve <= 65_535:
            parser.error("--serve needs a port from 1 to 65535")
        say(f"Leading a cluster on port {args.serve}; Ctrl-C ends it.")
        serve(args.serve)
        return 0
    address = scheduler_address(args.address)
    if not address:
        parser.error("ADDRESS is empty; name the scheduler: tcp://host:8786")
    say(f"Working for {address}; Ctrl-C ends it.")
    join(address, args.trials_at_once)
    say("The scheduler has ended.")
    return 0
