"""What the activations lab asks."""

from __future__ import annotations

from engine.course.activation_curves import logit
from gui.labs.course.tasks import LabTask
from gui.labs.course.words import Words

TASKS = (
    LabTask(
        "swish",
        "mistake",
        Words("The notes say that a small β turns Swish into ReLU. True? Try β = 0.01 and β = 100 and read f(2)."),
        choices=(Words("yes, a small β"), Words("no, a large β"), Words("β changes nothing")),
        right=lambda lab: 1,
        hint=Words("Choose Swish and s = 2. ReLU gives 2 there."),
        learned=Words("f(2) is 2.0000 with β = 100 and 1.0100 with β = 0.01: for β → 0 Swish becomes the line s/2."),
    ),
    LabTask(
        "five",
        "try",
        Words("Send a gradient back through five layers of sigmoids with β = 1. How much is left at best?"),
        done=lambda lab: (
            lab.example == "curves" and lab.settings.kind == "sigmoid" and lab.settings.beta == 1 and lab.at == 5
        ),
        learned=Words("0.25⁵ = 0.0009765625: less than a thousandth. ReLU keeps 1."),
    ),
    LabTask(
        "steep",
        "question",
        Words("Which has the larger derivative: tanh as the notes write it, with β = 2, or the sigmoid with β = 1?"),
        choices=("tanh, β = 2", Words("sigmoid, β = 1"), Words("both alike")),
        right=lambda lab: 0,
        learned=Words("1 against 0.25: after five layers 1 against 0.001."),
    ),
    LabTask(
        "logit",
        "try",
        Words("Odds and logit: drag p until the logit is 2."),
        done=lambda lab: lab.example == "odds" and abs(logit(lab.settings.p) - 2) < 0.02,
        hint=Words("The sigmoid of 2 is the p that is looked for."),
        learned=Words("p = 0.881 = σ(2): the sigmoid is the way back."),
    ),
    LabTask(
        "twice",
        "mistake",
        Words("For (1010, 1000, 990) the notes print (2.71828183, 1.0000454, 1) as softmax. Show with the switch how."),
        done=lambda lab: lab.example == "softmax" and lab.settings.variant == "twice" and lab.at == 5,
        hint=Words("Three steps are right. What is done in the fourth?"),
        learned=Words("The fourth step takes exp of exp instead of the sum. Shares can never be larger than 1."),
    ),
    LabTask(
        "bare",
        "mistake",
        Words("The notes' shares of scores A add up to 6.80, and the loss of scores B is below 0. What is missing?"),
        done=lambda lab: lab.example in ("a", "b") and lab.settings.variant == "bare" and lab.at == 5,
        hint=Words("Compare the last step with the formula of softmax."),
        learned=Words("The division by the sum. The largest score then has the share 1, and −ln(1 + δ) is −10⁻⁷."),
    ),
    LabTask(
        "overflow",
        "try",
        Words("Softmax: set C to 0 and look at the third step."),
        done=lambda lab: lab.example == "softmax" and lab.settings.shift == "none" and lab.at >= 3,
        learned=Words("e¹⁰¹⁰ is ∞ in floats, and ∞ / ∞ is no number. Subtracting the largest score avoids it."),
    ),
    LabTask(
        "axis",
        "mistake",
        Words("Two rows: with which setting do the shares of a row no longer add up to 1?"),
        done=lambda lab: lab.example == "rows" and lab.settings.axis == "all" and lab.at == 5,
        learned=Words(
            "Without an axis all rows share one sum. In a batch of 100 every share is about 100 times too small."
        ),
    ),
)
