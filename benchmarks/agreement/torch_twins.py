"""The same layers, losses and optimizers in PyTorch, each with the weights of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from engine.layers import Mode


class Drawn(nn.Module):
    """A module that draws from the same stream as the product."""

    def __init__(self, generator: np.random.Generator) -> None:
        super().__init__()
        self.generator = generator


class Dropout(Drawn):
    """Which units are silenced is asked of the product; what that does to outputs and gradients is torch's."""

    def __init__(self, generator: np.random.Generator, layer: Any) -> None:
        super().__init__(generator)
        self.layer = layer

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ones = np.ones(tuple(x.shape), np.float32)
        kept = self.layer.forward({}, ones, Mode(training=True, generator=self.generator))[0] > 0
        return x * torch.from_numpy(kept) / (1 - self.layer.ratio)


class StochasticPool(Drawn):
    """One pixel of each window, drawn by its share of the window's sum."""

    def __init__(self, generator: np.random.Generator, kernel: int, stride: int) -> None:
        super().__init__(generator)
        self.kernel, self.stride = kernel, stride

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        n, c, h, w = x.shape
        oh, ow = (h - self.kernel) // self.stride + 1, (w - self.kernel) // self.stride + 1
        pixels = functional.unfold(x, self.kernel, stride=self.stride).reshape(n, c, self.kernel**2, oh, ow)
        sums = torch.cumsum(pixels.detach().clamp(min=0), dim=2)
        drawn = (1 - self.generator.random((c, oh, ow, n))).astype(x.detach().numpy().dtype)
        bar = torch.from_numpy(drawn.transpose(3, 0, 1, 2)) * sums[:, :, -1]
        chosen = (sums >= bar[:, :, None]).to(torch.int8).argmax(dim=2, keepdim=True)
        picked: torch.Tensor = torch.gather(pixels, 2, chosen)[:, :, 0]
        return picked


class Formula(nn.Module):
    """A layer without weights, by its formula."""

    def __init__(self, formula: Callable[[torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self.formula = formula

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.formula(x)


def twin(layer: Any, inputs: tuple[int, ...], generator: np.random.Generator) -> nn.Module:
    """The same layer in torch."""
    part = activation_twin(layer) if layer.activation else pooling_twin(layer, generator)
    if part is not None:
        return part
    match layer.kind:
        case "flatten":
            return nn.Flatten()
        case "dense":
            return nn.Linear(inputs[0], layer.units)
        case "conv2d":
            return nn.Conv2d(inputs[0], layer.filters, layer.kernel, layer.stride, layer.padding)
        case "zero-pad2d":
            return nn.ZeroPad2d((layer.before, layer.after) * 2)
        case "prelu":
            return nn.PReLU(1 if layer.shared else inputs[0], layer.initial_slope)
        case "batch-norm":
            make = nn.BatchNorm1d if len(inputs) == 1 else nn.BatchNorm2d
            return make(inputs[0], eps=layer.epsilon, momentum=1 - layer.momentum)
        case "dropout":
            return Dropout(generator, layer)
        case "softmax":
            return nn.Softmax(dim=1)
        case "identity":
            return nn.Identity()
    raise SystemExit(f"torch_agreement has no twin for the layer {layer.kind!r}; write one")


def pooling_twin(layer: Any, generator: np.random.Generator) -> nn.Module | None:
    """The same pooling in torch, if it is one."""
    match layer.kind:
        case "max-pool2d":
            return nn.MaxPool2d(layer.kernel, layer.stride)
        case "average-pool2d":
            return nn.AvgPool2d(layer.kernel, layer.stride)
        case "stochastic-pool2d":
            return StochasticPool(generator, layer.kernel, layer.stride)
        case "global-average-pool2d":
            return Formula(lambda x: x.mean(dim=(2, 3)))
    return None


def activation_twin(layer: Any) -> nn.Module | None:
    """The same activation in torch, unless it has weights or is none of the plain ones."""
    match layer.kind:
        case "relu":
            return nn.ReLU()
        case "leaky-relu":
            return nn.LeakyReLU(layer.slope)
        case "elu":
            return nn.ELU(layer.alpha)
        case "selu":
            return nn.SELU()
        case "gelu":
            return nn.GELU("none" if layer.formula == "exact" else layer.formula)
        case "mish":
            return nn.Mish()
        case "hardtanh":
            return nn.Hardtanh(layer.lower, layer.upper)
        case "hard-sigmoid":
            return Formula(lambda x: torch.clamp(layer.slope * x + 0.5, 0, 1))
        case "hard-swish":
            return nn.Hardswish()
        case "softsign":
            return nn.Softsign()
        case "softplus":
            return nn.Softplus(layer.beta)
        case "sigmoid":
            return Formula(lambda x: torch.sigmoid(layer.beta * x))
        case "tanh":
            return Formula(lambda x: torch.tanh(layer.beta / 2 * x))
        case "swish":
            return Formula(lambda x: x * torch.sigmoid(layer.beta * x))
    return None


def take_weights(part: nn.Module, views: dict[str, Any]) -> None:
    """Copy our weights of a layer into its twin."""
    with torch.no_grad():
        if isinstance(part, nn.Linear | nn.Conv2d):
            w = views["W"].T if isinstance(part, nn.Linear) else views["W"]
            part.weight.copy_(torch.tensor(w.copy()))
            part.bias.copy_(torch.tensor(views["b"].copy()))
        elif isinstance(part, nn.PReLU):
            part.weight.copy_(torch.tensor(views["a"].copy()))
        elif isinstance(part, nn.BatchNorm1d | nn.BatchNorm2d):
            part.weight.copy_(torch.tensor(views["gamma"].copy()))
            part.bias.copy_(torch.tensor(views["beta"].copy()))


def loss_twin(loss: Any) -> Callable[[torch.Tensor, torch.Tensor], torch.Tensor]:
    """The same loss in torch."""

    def target(y: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        return functional.one_hot(t, y.shape[1]).to(y.dtype)

    match loss.kind:
        case "cross-entropy":
            return lambda y, t: functional.cross_entropy(y, t, label_smoothing=loss.label_smoothing)
        case "binary-cross-entropy":
            e = loss.label_smoothing
            return lambda y, t: functional.binary_cross_entropy_with_logits(y, target(y, t) * (1 - e) + e / 2)
        case "mean-squared-error":
            return lambda y, t: functional.mse_loss(y, target(y, t))
        case "half-squared-error":
            return lambda y, t: 0.5 * functional.mse_loss(y, target(y, t), reduction="sum") / len(y)
    raise SystemExit(f"torch_agreement has no twin for the loss {loss.kind!r}; write one")


def optimizer_twin(rule: Any, weights: Any) -> torch.optim.Optimizer:
    """The same optimizer in torch."""
    rate = rule.learning_rate
    match rule.kind:
        case "sgd":
            return torch.optim.SGD(weights, rate)
        case "momentum":
            return torch.optim.SGD(weights, rate, momentum=rule.momentum)
        case "nesterov":
            return torch.optim.SGD(weights, rate, momentum=rule.momentum, nesterov=True)
        case "adagrad":
            return torch.optim.Adagrad(weights, rate, eps=rule.epsilon)
        case "rmsprop":
            return torch.optim.RMSprop(weights, rate, alpha=rule.decay, eps=rule.epsilon)
        case "adam":
            return torch.optim.Adam(weights, rate, (rule.beta1, rule.beta2), rule.epsilon)
        case "adamw":
            return torch.optim.AdamW(weights, rate, (rule.beta1, rule.beta2), rule.epsilon, rule.weight_decay)
    raise SystemExit(f"torch_agreement has no twin for the optimizer {rule.kind!r}; write one")
