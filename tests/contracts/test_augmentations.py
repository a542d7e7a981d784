"""What every augmentation keeps: pictures stay pictures, those given stay as they were, and a stream decides."""

import numpy as np
import pytest

from engine.augmentations import Augmentation, augmentations
from engine.rng import stream
from engine.types import Array
from tests.contracts.walk import name_of, variants

ALL = [augmentation for cls in augmentations for augmentation in variants(cls)]
each_augmentation = pytest.mark.parametrize("augmentation", ALL, ids=[name_of(a) for a in ALL])


def pictures(n: int, channels: int = 1, side: int = 28) -> Array:
    """A thick plus in the middle of black pictures."""
    images = np.zeros((n, channels, side, side), np.float32)
    middle = side // 2
    images[:, :, 4 : side - 4, middle - 1 : middle + 2] = 0.9
    images[:, :, middle - 1 : middle + 2, 6 : side - 6] = 1
    images.setflags(write=False)  # those given stay as they were
    return images


@each_augmentation
def test_pictures_keep_their_shape_type_and_range(augmentation: Augmentation) -> None:
    for images in (pictures(1), pictures(5), pictures(2, channels=3), pictures(2, side=8)):
        changed = augmentation.apply(images, stream(0, "augment"))
        assert changed.shape == images.shape
        assert changed.dtype == np.dtype(np.float32)
        assert 0 <= changed.min() <= changed.max() <= 1
        assert not np.shares_memory(changed, images) or np.array_equal(changed, images)


@each_augmentation
def test_the_same_stream_gives_the_same_pictures(augmentation: Augmentation) -> None:
    one, two = (augmentation.apply(pictures(4), stream(1, "augment")) for _ in range(2))
    assert np.array_equal(one, two)


@pytest.mark.parametrize("cls", list(augmentations), ids=[c.kind for c in augmentations])
def test_every_picture_is_changed_in_its_own_way_and_stays_readable(cls: type[Augmentation]) -> None:
    images = pictures(6)
    changed = cls().apply(images, stream(2, "augment"))
    assert not np.array_equal(changed, images)
    assert not np.array_equal(changed[0], changed[1])
    ink = changed.sum(axis=(1, 2, 3)) / images.sum(axis=(1, 2, 3))
    assert (ink > 0.3).all()
    assert (ink < 3).all()
