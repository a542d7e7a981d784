"""check: backpropagation against numerical gradients, tensor by tensor."""

from __future__ import annotations

import dataclasses

from cli.experiment import add_options, chosen_spec, load_data
from cli.terminal import Parser, emit, say, table, whole
from engine.analysis import gradient_check as check

MOST = 1000  # of either: more digits only add up more rounding


def run(argv: list[str]) -> int:
    parser = Parser("check", "Compare the gradients of backpropagation with differences of the loss, in float64.")
    add_options(parser)
    parser.add_argument("--samples", type=whole, default=3, metavar="N", help="training digits to check on (3)")
    parser.add_argument("--entries", type=whole, default=40, metavar="N", help="weights to try of each tensor (40)")
    parser.add_argument("--json", action="store_true", help="print one JSON object per tensor")
    args = parser.parse_args(argv)
    for name in ("samples", "entries"):
        if not 1 <= getattr(args, name) <= MOST:
            parser.error(f"--{name} must be between 1 and {MOST}")
    spec = chosen_spec(args)
    rows = []
    passed, largest = True, 0.0
    for tensor in check.checks(spec, load_data(spec.data, args.download), samples=args.samples, entries=args.entries):
        passed = passed and tensor.passed
        largest = max(largest, tensor.max_relative_error)
        place = f"{tensor.tensor}[{', '.join(map(str, tensor.worst))}]"
        if args.json:
            more = {"tensor": tensor.title, "name": tensor.tensor, "passed": tensor.passed, "worst_place": place}
            emit({**dataclasses.asdict(tensor), **more})
        verdict = "ok" if tensor.passed else "WRONG"
        rows.append(
            [
                f"{tensor.title} ({tensor.kind})",
                place,
                "×".join(map(str, tensor.shape)),
                f"{tensor.max_relative_error:.1e}",
                f"{tensor.backprop:.6g}",
                f"{tensor.numerical:.6g}",
                f"{tensor.tried}" + (f", {tensor.corners} at corners" if tensor.corners else ""),
                verdict,
            ]
        )
    if args.json:
        emit({"passed": passed, "max_relative_error": largest, "tolerance": check.TOLERANCE})
    else:
        head = ["tensor", "worst place", "shape", "error", "backprop", "numerical", "tried", ""]
        print(table(head, rows, left=2))
    say(
        f"All gradients agree within {check.TOLERANCE:.0e}."
        if passed
        else f"Gradients disagree: the largest relative error is {largest:.1e}, more than {check.TOLERANCE:.0e}."
    )
    return 0 if passed else 1
