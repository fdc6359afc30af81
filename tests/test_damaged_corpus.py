"""A hundredth of all records is damaged: `damaged_corpus.py` in small."""

import pytest
from damaged_corpus import DAMAGES, MEGABYTE, check, write


@pytest.mark.parametrize("seed", [1, 2])
def test_all_good_records_are_in_and_all_bad_ones_are_told(tmp_path, seed):
    written = write(tmp_path / "news", MEGABYTE, seed)

    assert 0.005 < len(written.expected) / written.records < 0.02
    check(tmp_path / "news", written)


def test_every_kind_of_damage_is_told_beside_good_records(tmp_path):
    written = write(tmp_path / "news", MEGABYTE // 2, share=0.3)

    assert set(written.kinds) == set(DAMAGES)
    check(tmp_path / "news", written)
