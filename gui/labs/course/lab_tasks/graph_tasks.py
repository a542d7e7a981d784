"""What the graph lab asks."""

from __future__ import annotations

from gui.labs.course.parts.graph_settings import GraphSettings
from gui.labs.course.tasks import LabTask
from gui.labs.course.walk import Walk
from gui.labs.course.words import Words


def _run(lab: Walk[GraphSettings, object], variant: str, program: str = "right") -> bool:
    """Whether that graph was run to its end by that program."""
    return bool(lab.settings.variant == variant and lab.settings.program == program and lab.steps and lab.at_end)


TASKS = (
    LabTask(
        "apple",
        "question",
        Words("Two apples at 100 with 10 % tax cost 220. One apple more: how much dearer?"),
        choices=("100", "110", "200"),
        right=lambda lab: 1,
        hint=Words("The gradient of the count says by how much the price rises: 1.1 × 100."),
        learned=Words("By 110, the gradient of the apple count. Type 3 apples: 330."),
    ),
    LabTask(
        "back",
        "try",
        Words("Send 715 back through apples and oranges. On which input does the price depend most?"),
        done=lambda lab: _run(lab, "fruit"),
        learned=Words("The tax, 650: from 1.1 to 2.1 the price would rise by the whole cost of the fruit."),
    ),
    LabTask(
        "upstream",
        "question",
        Words("1.3 arrives at 10 × 5. What goes back to the 10?"),
        choices=("1.3", "6.5", "13"),
        right=lambda lab: 1,
        hint=Words("A multiplication swaps its inputs."),
        learned=Words("1.3 × 5 = 6.5. At 10 + 5 both inputs would get 1.3."),
    ),
    LabTask(
        "stale",
        "mistake",
        Words("One document prints 200 as the gradient of the tax. Let program A run: what does its last node hold?"),
        choices=(Words("an old number"), Words("the wrong tax"), Words("the gradient of the oranges")),
        right=lambda lab: 0,
        hint=Words("The check gives 650 on that edge. Where does 200 come from?"),
        learned=Words(
            "The tax layer still holds 200 from the graph with apples only: its forward pass was not run again."
        ),
    ),
    LabTask(
        "return",
        "mistake",
        Words("Let program B run on two apples. Which line is missing in the node whose edges turn red?"),
        choices=(Words("the return of backward"), Words("the product of forward"), Words("the tax")),
        right=lambda lab: 0,
        learned=Words(
            "Without return the node passes nothing back, and everything before it stays without a gradient."
        ),
    ),
    LabTask(
        "in-place",
        "mistake",
        Words("Choose the graph with two branches and let program C run. Which node destroys the input of the other?"),
        choices=("ReLU", Words("square"), Words("addition")),
        right=lambda lab: 0,
        hint=Words("Compare the x that is shown with the x that was typed."),
        learned=Words("x[mask] = 0 writes into the array it was given; out = x.copy() keeps the input for the square."),
    ),
    LabTask(
        "denominator",
        "mistake",
        Words("Let program D run on softmax with loss, B. A loss below 0: what is missing?"),
        choices=(Words("the minus sign"), Words("the division by the sum"), Words("the logarithm")),
        right=lambda lab: 1,
        learned=Words("exp(a − max) sums to 4.89 here, so the share of label 2 is 1 and ln(1 + δ) is above 0."),
    ),
    LabTask(
        "calculate",
        "try",
        Words("Switch on I calculate and write every value and gradient of one graph yourself."),
        done=lambda lab: lab.settings.calculate and lab.all_calculated(),
        learned=Words("Add copies, multiply swaps, a branch adds up, the chain multiplies."),
    ),
    LabTask(
        "own",
        "try",
        Words("Build an own graph with three operations and send its gradient back."),
        done=lambda lab: _run(lab, "own") and sum(bool(node.operation) for node in lab.graph.nodes) >= 3,
        learned=Words("Every network is such a graph, only larger."),
    ),
)
