"""CSV files as competition sites hand them out."""

import gzip

import numpy as np
import pytest

from engine import datasets
from engine.errors import DataError
from engine.userdata.tables import read_table
from tests.engine.userdata.examples import COUNT, IMAGES, LABELS, csv_text


@pytest.mark.parametrize("label", ["first", "last"])
@pytest.mark.parametrize("header", [True, False])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_label_is_found_first_or_last_with_and_without_header(tmp_path, label, header, delimiter):
    path = tmp_path / "train.csv"
    path.write_text(csv_text(label, header, delimiter))
    found = read_table(path)
    np.testing.assert_array_equal(found.labels, LABELS)
    np.testing.assert_array_equal(np.asarray(found.pictures), IMAGES)
    assert list(found.counts) == [4] * 10


@pytest.mark.parametrize("header", [True, False])
def test_a_table_without_labels_is_known_as_one(tmp_path, header):
    path = tmp_path / "test.csv"
    path.write_text(csv_text("none", header))
    found = read_table(path)
    assert not found.labelled
    assert len(found) == COUNT
    with pytest.raises(DataError, match="has no labels to learn from; read it with"):
        datasets.load(path)


def test_labels_may_be_names(tmp_path):
    path = tmp_path / "named.csv"
    path.write_text(csv_text("last", names=True))
    found = read_table(path)
    assert found.classes[:3] == ("eight", "five", "four")
    assert found.classes[found.labels[0]] == "zero"


def test_a_gzipped_table_one_with_a_mark_of_order_and_windows_ends_are_read(tmp_path):
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(csv_text().encode()))
    (tmp_path / "b.csv").write_bytes(b"\xef\xbb\xbf" + csv_text().replace("\n", "\r\n").encode())
    for name in ("a.csv.gz", "b.csv"):
        assert len(read_table(tmp_path / name)) == COUNT


def test_a_folder_with_two_tables_has_official_parts(tmp_path):
    (tmp_path / "mnist_train.csv").write_text(csv_text())
    (tmp_path / "mnist_test.csv").write_text(csv_text())
    data = datasets.load(tmp_path)
    assert (len(data.train), len(data.test)) == (COUNT, COUNT)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "", r"t\.csv is empty"),
        (lambda text: text.splitlines()[0], "has a header and no rows"),
        (lambda text: text.replace("\n3,0", "\n3,zero", 1), r"row 5, column 2 must be a number, not 'zero'"),
        (lambda text: text + "1,2,3\n", r"row 42 has 3 columns, the first has 785"),
        (lambda text: "a,b,c\n1,2,3\n", "has 3 columns"),
        (lambda text: ",".join("1" * 700) + "\n", "700 columns are no square picture"),
        (lambda text: text.replace("\n3,", "\n3.5,", 1), r"labels must be whole numbers from 0 or names, not 3\.5"),
        (lambda text: text.replace("\n3,0", "\n3,nan", 1), "must be a number|not finite"),
        (lambda text: "\0\0" + text, "no text"),
    ],
)
def test_a_damaged_table_is_said_in_one_sentence(tmp_path, change, said):
    path = tmp_path / "t.csv"
    path.write_text(change(csv_text()))
    with pytest.raises(DataError, match=said) as caught:
        read_table(path)
    assert len(str(caught.value)) <= 300
