"""Compiling is killed at random moments: `kill_compiling.py` in small."""

from random import Random

import pytest
from kill_compiling import HOW, SMALL, Killing


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_killed_there_is_a_whole_archive_and_the_next_start_has_all(tmp_path, seed):
    killing = Killing(tmp_path, SMALL, Random(seed))  # noqa: S311 - no secret
    for _ in range(6):
        killing.round()

    assert killing.found.total() == 6
    assert len(killing.longest) <= len(HOW)
