"""The chat: pages, suggestions and history by themselves, the prompt in a real terminal."""

import stat

import pytest
from command import ready
from conftest import TODAY
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, InMemoryHistory
from pseudoterminal import Terminal

from bot.console.chat import GREETING, MOST_COMPLETIONS, Pages, Suggestions, _history
from bot.news.markdown import paginate
from bot.news.plaintext import plain_text
from bot.news.question import FreeText
from bot.news.reply import Reply, item, line, quiet

END = "There is no further page."


# Pages


LONG = Reply(
    (line("25 articles"), line("busiest day")),
    tuple(item(f"{place} " + "x" * 900) for place in range(5)),
    (quiet("Read as ferry"),),
)


def test_a_short_reply_is_one_page():
    pages = Pages()
    assert plain_text(pages.begin(Reply((line("a"),), (item("b"),), (quiet("c"),)))) == "a\n- b\nc"
    assert plain_text(pages.turn()) == END


def test_a_long_reply_is_turned_page_by_page_to_its_end():
    pages = Pages()
    turned = [plain_text(page).splitlines() for page in (pages.begin(LONG), pages.turn())]
    turned += [plain_text(pages.turn()).splitlines()]
    entries = [f"- {place} " + "x" * 900 for place in range(5)]
    assert turned == [
        ["25 articles", "busiest day", *entries[:2], "Read as ferry", "2 more pages: type more"],
        ["25 articles", *entries[2:4], "Read as ferry", "1 more page: type more"],
        ["25 articles", *entries[4:], "Read as ferry"],
    ]
    assert [plain_text(pages.turn()), plain_text(pages.turn())] == [END, END]


def test_before_the_first_reply_there_is_no_page():
    assert plain_text(Pages().turn()) == END


def test_a_new_reply_forgets_the_pages_of_the_one_before():
    pages = Pages()
    pages.begin(LONG)
    pages.begin(Reply((line("a"),)))
    assert plain_text(pages.turn()) == END


def test_the_pages_of_a_chat_are_those_of_discord(seeds):
    reply = seeds.ask(FreeText("timeline"), TODAY["seeds"]).reply
    pages = Pages()
    turned = [pages.begin(reply), *(pages.turn() for _ in paginate(reply)[1:])]
    shown = [one for page in turned for one in page]
    assert [one for one in reply.items if one not in shown] == []
    assert len(turned) > 1


# Suggestions


def completions(suggest, typed, place=None):
    found = Suggestions(suggest).get_completions(Document(typed, place), CompleteEvent())
    return [(one.text, one.start_position) for one in found]


def test_outlets_go_on_from_what_is_typed_and_take_its_place(seeds):
    found = completions(seeds.desk.suggest, "latest from reut")
    assert found[0] == ("latest from Reuters", -len("latest from reut"))


def test_headlines_go_on_from_what_is_typed(seeds):
    found = [text for text, _ in completions(seeds.desk.suggest, "nopd pushes")]
    assert found == ["NOPD pushes for facial recognition software"]


@pytest.mark.parametrize("typed", ["", " ", "r", "  r"])
def test_for_less_than_two_letters_nothing_is_looked_up(typed):
    def suggest(text, _most):
        raise AssertionError(text)

    assert completions(suggest, typed) == []


def test_only_what_stands_before_the_cursor_is_completed():
    assert completions(lambda text, most: [f"{text} {most}"], "  reuters first", 9) == [
        (f"reuters {MOST_COMPLETIONS}", -7)
    ]


def test_what_is_suggested_is_found(seeds):
    for typed in ("telegr", "internet agh", "who reported clearv"):
        found = [text for text, _ in completions(seeds.desk.suggest, typed)]
        answers = [seeds.ask(FreeText(text), TODAY["seeds"]).answer for text in found]
        assert found
        assert ["NoCoverage" in type(answer).__name__ for answer in answers] == [False] * len(found)


# History


def test_the_history_is_a_file_for_its_owner_only(tmp_path):
    file = tmp_path / "new" / "folder" / "history"
    history = _history(file)
    history.append_string("who reported clearview?")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(FileHistory(str(file)).load_history_strings()) == ["who reported clearview?"]
    assert list(_history(file).load_history_strings()) == ["who reported clearview?"]


def test_a_history_that_cannot_be_written_stays_in_memory(tmp_path):
    (tmp_path / "file").write_text("no folder")
    assert isinstance(_history(tmp_path / "file" / "history"), InMemoryHistory)


def test_a_history_whose_place_is_taken_by_a_folder_stays_in_memory(tmp_path):
    (tmp_path / "history").mkdir()
    assert isinstance(_history(tmp_path / "history"), InMemoryHistory)


# At a prompt


PROMPT = ">"


@pytest.fixture
def chat(tmp_path):
    """A chat on the seeds whose prompt is there."""
    with Terminal("chat", "--corpus", "seeds", "--archive", str(tmp_path / "archive")) as found:
        found.expect(GREETING)
        found.expect(PROMPT)
        yield found


def test_a_chat_answers_turns_pages_survives_ctrl_c_remembers_and_leaves_with_ctrl_d(
    chat, tmp_path
):
    chat.type("timeline\r")
    chat.expect("25 articles from 22 outlets, 24 independent reports, 1 copy, 21 Mar")
    chat.expect("Ukraine and Russia have both weaponized")
    chat.expect(": type more")
    chat.expect(PROMPT)

    chat.type("more\r")
    chat.expect("25 articles from 22 outlets, 24 independent reports, 1 copy, 21 Mar")
    second = chat.expect(": type more")
    assert "Ukraine and Russia have both weaponized" not in second
    chat.expect(PROMPT)

    chat.type("half a ques\x03")
    chat.expect(PROMPT)

    chat.type("outlet telegraph\r")
    chat.expect("The Telegraph (telegraph.co.uk): 1 article, 24 Mar 2022.")
    chat.expect("Read as from The Telegraph")
    chat.expect(PROMPT)

    chat.type("\x1b[A")
    chat.expect("outlet telegraph")
    chat.type("\r")
    chat.expect("The Telegraph (telegraph.co.uk): 1 article, 24 Mar 2022.")
    chat.expect("Read as from The Telegraph")
    chat.expect(PROMPT)

    chat.type("\x04")
    assert chat.code() == 0
    assert "Traceback" not in chat.written()
    history = tmp_path / "archive" / "history"
    asked = list(FileHistory(str(history)).load_history_strings())
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    assert asked[::-1][:3] == ["timeline", "more", "outlet telegraph"]


@pytest.mark.parametrize("word", ["quit", "EXIT", ":q"])
def test_a_word_leaves_the_chat(word, seeds):
    with Terminal("chat", *ready(seeds)) as chat:
        chat.expect(GREETING)
        chat.expect(PROMPT)
        chat.type(f"{word}\r")
        assert chat.code() == 0
        assert "Nothing in the corpus" not in chat.written()


def test_ctrl_c_on_an_empty_line_and_an_empty_question_keep_the_chat(seeds):
    with Terminal("chat", *ready(seeds)) as chat:
        chat.expect(GREETING)
        chat.expect(PROMPT)
        chat.type("\x03")
        chat.expect(PROMPT)
        chat.type("\r")
        chat.expect(PROMPT)
        chat.type("more\r")
        chat.expect(END)
        chat.expect(PROMPT)
        chat.type("\x04")
        assert chat.code() == 0
