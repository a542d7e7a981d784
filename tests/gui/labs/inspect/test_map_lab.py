"""Map: places of the digits layer by layer, what is highlighted, hovered, encircled."""

import dataclasses

import numpy as np
import pytest

from gui.labs.inspect.map_lab import MapLab, inside_polygon, layer_places
from tests.gui.inspecting import DATA, Bench


@pytest.fixture
def lab(bench: Bench) -> MapLab:
    bench.lab.map.edit(count=60)
    bench.lab.show("map")
    bench.settle()
    return bench.lab.map


def test_every_layer_from_the_input_on_has_a_settled_map(lab: MapLab) -> None:
    assert [made.block for made in lab.maps] == [0, 1, 2, 3]
    for made in lab.maps:
        assert made.pca.shape == (60, 2)
        assert made.tsne is not None
        assert made.tsne.shape == (60, 2)
        assert not made.settling


def test_share_of_same_neighbors_is_counted_in_the_layer(lab: MapLab) -> None:
    made, labels = lab.maps[2], DATA.test.labels[:60]
    assert made.share == pytest.approx((labels[made.near] == labels[:, None]).mean())
    assert made.near.shape == (60, 10)
    assert len(lab.near(4)) == 5


def test_at_most_five_layers_are_shown_and_the_last_hidden_one_among_them(bench: Bench) -> None:
    subject = bench.lab.subject
    assert subject is not None
    assert layer_places(subject) == [0, 1, 2, 3]


def test_method_chooses_between_both_places(lab: MapLab) -> None:
    current = lab.current
    assert current is not None
    assert lab.positions is current.tsne
    lab.edit(method="pca")
    assert lab.positions is current.pca


def test_four_classes_are_highlighted_and_the_oldest_gives_way(lab: MapLab) -> None:
    for k in (0, 1, 2, 3, 0):
        lab.highlight(k)
    assert list(lab.highlighted) == [1, 2, 3]
    lab.highlight(0)
    assert list(lab.highlighted) == [1, 2, 3, 0]


def test_lasso_takes_what_lies_inside(lab: MapLab) -> None:
    lab.edit(method="pca")
    positions = lab.positions
    assert positions is not None
    x = float(np.median(positions[:, 0]))
    lab.encircle([(-1e6, -1e6), (x, -1e6), (x, 1e6), (-1e6, 1e6)])
    np.testing.assert_array_equal(lab.encircled, np.flatnonzero(positions[:, 0] < x))
    assert lab.words[0].key == "inside"
    assert lab.words[0].values["count"] == len(lab.encircled)
    lab.encircle([])
    assert not len(lab.encircled)


def test_points_are_inside_a_polygon_by_its_rim() -> None:
    square = np.array([(0, 0), (2, 0), (2, 2), (0, 2)])
    assert inside_polygon(np.array([(1, 1), (3, 1), (-1, 1), (1, 3), (1.9, 0.1)]), square).tolist() == [
        True,
        False,
        False,
        False,
        True,
    ]


def test_arrows_select_the_nearest_digit_that_way(lab: MapLab) -> None:
    lab.edit(method="pca")
    lab.choose(0)
    positions = lab.positions
    assert positions is not None
    lab.nearest_that_way(1, 0)
    assert lab.digit is not None
    assert positions[lab.digit, 0] > positions[0, 0]


def test_digit_stays_selected_when_the_network_changes(bench: Bench, lab: MapLab) -> None:
    lab.choose(11)
    bench.lab.choose(bench.lab.candidates[1].key)
    bench.settle()
    assert lab.digit == 11
    assert [made.block for made in lab.maps] == [0, 1]


def test_followed_digit_is_shown_at_its_place(bench: Bench, lab: MapLab) -> None:
    bench.lab.show("layers")
    bench.lab.layers.follow(70)
    bench.settle()
    bench.lab.place()
    bench.settle()
    assert bench.lab.view == "map"
    assert lab.digit == 70


def test_two_highlighted_classes_are_put_into_words(lab: MapLab) -> None:
    lab.highlight(1)
    lab.highlight(2)
    assert [word.key for word in lab.words] == ["apart", "mixed", "suspects"]


def test_suspects_are_sure_mistakes_among_the_training_digits(bench: Bench, lab: MapLab) -> None:
    bench.lab.show_suspects()
    bench.settle()
    assert bench.lab.view == "mistakes"
    assert bench.lab.part == "train"
    answers = bench.lab.mistakes.answers
    assert answers is not None
    assert all(answers.certainty[i] >= 0.95 for i in bench.lab.mistakes.gallery)


def test_table_has_a_place_on_every_map_for_every_digit(lab: MapLab) -> None:
    rows = lab.table()
    assert len(rows) == 61
    assert {len(row) for row in rows} == {3 + 2 * 4}


def test_a_slanted_rim_is_crossed_where_it_stands() -> None:
    triangle = np.array([(0, 0), (4, 0), (0, 4)])
    points = np.array([(1, 1), (1.9, 1.9), (2.1, 2.1), (3.5, 0.2), (0.2, 3.5), (3.9, 3.9)])
    assert inside_polygon(points, triangle).tolist() == [True, True, False, True, True, False]


def test_a_last_layer_that_keeps_no_more_neighbors_than_the_input_is_a_warning(lab: MapLab) -> None:
    first = lab.maps[0]
    for share, state in ((first.share - 0.1, "warning"), (first.share, "warning"), (first.share + 0.1, "good")):
        lab.maps[-1] = dataclasses.replace(lab.maps[-1], share=share)
        assert next(word.state for word in lab.words if word.key == "apart") == state


def test_a_ray_through_a_corner_crosses_once() -> None:
    diamond = np.array([(0, -1), (1, 0), (0, 1), (-1, 0)])
    points = np.array([(0, 0), (0.5, 0), (-2, 0), (2, 0), (0, 0.5)])
    for corners in (diamond, diamond[::-1]):
        assert inside_polygon(points, corners).tolist() == [True, True, False, False, True]


def test_a_fifth_class_takes_the_place_of_the_first(lab: MapLab) -> None:
    for k in range(5):
        lab.highlight(k)
    assert list(lab.highlighted) == [1, 2, 3, 4]


def test_a_digit_that_is_not_on_the_map_gives_way_to_the_first(lab: MapLab) -> None:
    for digit in (60, 99):
        lab.digit = digit
        lab.nearest_that_way(1, 0)
        assert lab.digit == 0
