import pytest
from conftest import TODAY
from dialogue import FOLDER, written

DIALOGUES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("file", DIALOGUES, ids=lambda file: file.stem)
def test_a_dialogue_goes_as_it_is_written_down(file, newsdesks):
    name = file.stem.partition("-")[0]
    text = file.read_text(encoding="utf-8")
    assert written(newsdesks[name], TODAY[name], text) == text


def test_there_are_dialogues():
    assert len(DIALOGUES) >= 4
