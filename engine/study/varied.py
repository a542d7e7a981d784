"""What varied between runs that were not made by one search, found from their specs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.spec import ExperimentSpec
from engine.store.run_entry import flattened, network_text
from engine.study.space import MOST_CHOICES, SearchedSetting, Values

MOST = 8  # settings that are shown
WIDE = 20.0  # a range whose ends are this factor apart is shown on a log scale
LEFT_OUT = ("seed", "start")  # luck, and a file of one machine
NETWORK, AUGMENTATION = "network", "augmentation"
TEXTS = (NETWORK, AUGMENTATION, "none")  # what is no setting of its own, in words


def settings_of(spec: ExperimentSpec, *, whole_network: bool = False) -> dict[str, Any]:
    """All settings by dotted path; with `whole_network` the layers are one text, for networks of other layers."""
    plain = spec.to_dict()
    kinds = [str(one.get("kind", "")) for one in plain.get(AUGMENTATION, ())]
    found: dict[str, Any] = {
        path: value
        for path, value in flattened(plain).items()
        if path not in LEFT_OUT and not path.startswith((f"{AUGMENTATION}.", "layers." if whole_network else "\0"))
    }
    found[AUGMENTATION] = ", ".join(kinds) or "none"
    if whole_network:
        found[NETWORK] = network_text(plain).partition(" · ")[0]
    return found


def varied(specs: Sequence[ExperimentSpec]) -> tuple[tuple[SearchedSetting, ...], list[Values]]:
    """The settings in which specs differ, at most eight, and every spec's values of them.

    A setting that only some have, such as a momentum, differs where those that have it do.
    """
    rows = [tuple(layer.kind for layer in spec.layers) for spec in specs]
    all_settings = [settings_of(spec, whole_network=len(set(rows)) > 1) for spec in specs]
    space = [
        setting
        for path in dict.fromkeys(path for settings in all_settings for path in settings)
        if (setting := _setting(path, all_settings)) is not None
    ]
    owners = {setting.path: sum(setting.path in settings for settings in all_settings) for setting in space}
    chosen = sorted(space, key=lambda setting: -owners[setting.path])[:MOST]  # sorted is stable: the spec's order
    paths = {setting.path for setting in chosen}
    kept = tuple(setting for setting in space if setting.path in paths)
    return kept, [{s.path: settings[s.path] for s in kept if s.path in settings} for settings in all_settings]


def _setting(path: str, all_settings: Sequence[Mapping[str, Any]]) -> SearchedSetting | None:
    """What a path varies over; None where it does not."""
    values = list(dict.fromkeys(settings[path] for settings in all_settings if path in settings))
    if len(values) < 2:
        return None
    if any(isinstance(value, bool | str) or not isinstance(value, int | float) for value in values):
        return SearchedSetting(path, tuple(values)) if len(values) <= MOST_CHOICES else None
    low, high = float(min(values)), float(max(values))
    whole = all(isinstance(value, int) for value in values)
    return SearchedSetting(path, (), low, high, log=low > 0 and high >= WIDE * low, whole=whole)
