"""The workloads of `bench engine` in PyTorch, for the ratio columns; not a part of the product."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

ACTIVATIONS: dict[str, Callable[[], nn.Module]] = {"relu": nn.ReLU, "tanh": nn.Tanh}


def model(layers: list[dict[str, Any]], shape: tuple[int, ...]) -> nn.Sequential:
    """The same network; sizes follow a dummy image through it."""
    row: list[nn.Module] = []
    flow = torch.zeros(2, *shape)
    for layer in layers:
        match layer["kind"]:
            case "flatten":
                part: nn.Module = nn.Flatten()
            case "dense":
                part = nn.Linear(flow.shape[1], layer["units"])
            case "conv2d":
                part = nn.Conv2d(flow.shape[1], layer["filters"], layer["kernel"], padding=layer.get("padding", 0))
            case "max-pool2d":
                part = nn.MaxPool2d(2)
            case "batch-norm":
                part = nn.BatchNorm1d(flow.shape[1])
            case "dropout":
                part = nn.Dropout(layer["ratio"])
            case kind:
                part = ACTIVATIONS[kind]()
        row.append(part)
        flow = part(flow)
    return nn.Sequential(*row)


def optimizer(net: nn.Module, chosen: dict[str, Any]) -> torch.optim.Optimizer:
    rate = chosen["learning_rate"]
    match chosen["kind"]:
        case "sgd":
            return torch.optim.SGD(net.parameters(), rate)
        case "momentum":
            return torch.optim.SGD(net.parameters(), rate, momentum=0.9)
        case "adagrad":
            return torch.optim.Adagrad(net.parameters(), rate)
        case _:
            return torch.optim.Adam(net.parameters(), rate)


def work(workload: Any, data: Any, threads: int) -> Callable[[], object]:
    """A function that takes one training step with every optimizer of the row, or reads its images once."""
    torch.set_num_threads(threads)
    images, labels = torch.from_numpy(data.train.images), torch.from_numpy(data.train.labels)
    nets = [model(workload.layers, tuple(images.shape[1:])) for _ in workload.optimizers]
    if workload.infer:
        size = 100 if workload.layers[0]["kind"] == "conv2d" else 1000
        nets[0].eval()

        def read() -> torch.Tensor:
            with torch.inference_mode():
                parts = [nets[0](images[s : s + size]).argmax(1) for s in range(0, workload.infer, size)]
                return torch.cat(parts)

        return read
    runs = [(net, optimizer(net, chosen)) for net, chosen in zip(nets, workload.optimizers, strict=True)]
    loss_of = nn.CrossEntropyLoss()
    place = 0

    def step() -> None:
        nonlocal place
        for net, rule in runs:
            rule.zero_grad(set_to_none=True)
            batch = slice(place, place + workload.batch)
            loss_of(net(images[batch]), labels[batch]).backward()
            rule.step()
        place = (place + workload.batch) % (len(labels) - workload.batch)

    return step
