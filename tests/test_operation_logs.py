import asyncio
import io
import json
import logging
import re
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from math import nan
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest

from bot.errors import ArchiveError, QuestionError, SettingsError
from bot.operation.logs import loop_exception_handler, note, set_up

WORD = "marzipan"
BOT_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
INTERACTION_TOKEN = "aW50ZXJhY3Rpb246" + "MTEyMjMzNDQ1NTY2Nzc4ODk5OmFiY2RlZmc"
HERE = Path(__file__).name


class Asked:
    """Shows what was asked, as values and discord.py's objects do."""

    def __repr__(self):
        return f"Asked({WORD})"


class HarshQuestionError(QuestionError):
    pass


@pytest.fixture(autouse=True)
def _logging_as_before():
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("discord", "aiohttp", "aiohttp.access", "asyncio", "bot", "other"):
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def plain():
    stream = io.StringIO()
    set_up("plain", stream)
    return stream


@pytest.fixture
def as_json():
    stream = io.StringIO()
    set_up("json", stream)
    return stream


@pytest.fixture(params=["plain", "json"])
def either(request):
    stream = io.StringIO()
    set_up(request.param, stream)
    return stream


def break_with(error, cause=None):
    raise error from cause  # a line of source that must not be shown: marzipan


def raised(error, cause=None):
    """An error as it is caught, with frames."""
    with pytest.raises(type(error)) as caught:
        break_with(error, cause)
    return caught.value


def logged_with(stream, error):
    logging.getLogger("bot.desk").error("broken", exc_info=error)
    return stream.getvalue()


def without_time(text):
    return re.sub(r"(?m)^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", "", text)


def objects(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


# The forms


def test_a_plain_line_has_time_level_logger_message_and_more(plain):
    logging.getLogger("bot.desk").info(
        "opened %d articles",
        5,
        extra={"outlets": 3, "folder": Path("a b"), "day": date(2024, 5, 6)},
    )
    line = 'INFO bot.desk: opened 5 articles outlets=3 folder="a b" day=2024-05-06\n'
    assert without_time(plain.getvalue()) == line


@pytest.fixture
def _in_new_york(monkeypatch):
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("_in_new_york")
def test_times_are_utc_to_the_second(as_json):
    before = datetime.now(UTC).replace(microsecond=0)
    logging.getLogger("bot").info("now")
    found = objects(as_json)[0]["time"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found)
    assert before <= datetime.fromisoformat(found) <= datetime.now(UTC)


def test_json_is_one_object_a_line_with_time_level_logger_message_and_more(as_json):
    logging.getLogger("bot.desk").warning("%s, %s", "één", None, extra={"n": 1, "lag": nan})
    logging.getLogger("bot.app").info("two\nlines", extra={"time": "never", "rows": [WORD]})
    first, second = objects(as_json)
    assert list(first) == ["time", "level", "logger", "message", "n", "lag"]
    del first["time"]
    assert first == {
        "level": "WARNING",
        "logger": "bot.desk",
        "message": "één, None",
        "n": 1,
        "lag": "nan",
    }
    assert second["time"] != "never"
    assert second["message"] == "two lines"
    assert second["rows"] == "<list>"


def test_an_error_is_a_list_of_lines_in_json(as_json):
    logged_with(as_json, raised(ArchiveError("no room")))
    (found,) = objects(as_json)
    headline, *_, frame = found["traceback"]
    assert headline == "bot.errors.ArchiveError: no room"
    assert re.fullmatch(rf"  {HERE}:\d+ break_with", frame)


def test_an_error_is_indented_below_its_plain_line(plain):
    text = without_time(logged_with(plain, raised(SettingsError("corpus: no such folder"))))
    assert re.sub(r":\d+ ", ":0 ", text) == (
        "ERROR bot.desk: broken\n"
        "  bot.errors.SettingsError: corpus: no such folder\n"
        f"    {HERE}:0 raised\n"
        f"    {HERE}:0 break_with\n"
    )


def test_setting_up_again_replaces_what_was_set_up(plain):
    again = io.StringIO()
    set_up("json", again)
    logging.getLogger("bot").info("once")
    assert plain.getvalue() == ""
    assert [found["message"] for found in objects(again)] == ["once"]


def test_without_a_stream_logs_go_to_standard_error(capsys):
    set_up("plain")
    logging.getLogger("bot").info("there")
    assert without_time(capsys.readouterr().err) == "INFO bot: there\n"


def test_another_form_is_refused_and_changes_nothing(plain):
    with pytest.raises(ValueError, match='"plain" or "json"'):
        set_up("xml")
    logging.getLogger("bot").info("still here")
    assert "still here" in plain.getvalue()


def test_nobody_can_forge_a_line_or_colour_it(plain):
    logging.getLogger("bot").info(
        "%s", "x\n2026-01-01T00:00:00Z INFO bot: y\x1b[31m\u2028z\ud800", extra={"more": "a\nb"}
    )
    assert plain.getvalue().count("\n") == 1
    assert "\x1b" not in plain.getvalue()
    plain.getvalue().encode()


def test_importing_it_sets_nothing_up():
    code = (
        "import logging\n"
        "before = set(logging.root.manager.loggerDict)\n"
        "import bot.operation.logs\n"
        "new = set(logging.root.manager.loggerDict) - before - {'asyncio', 'concurrent.futures'}\n"
        "assert not logging.root.handlers and not {n for n in new if 'bot' in n}, new\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)  # noqa: S603 - our own code


# Nobody's words


def test_what_a_question_error_says_is_not_logged(either):
    for error in (QuestionError(f"“{WORD}” is not a date"), HarshQuestionError(WORD)):
        assert WORD not in logged_with(either, raised(error))
    assert "bot.errors.QuestionError" in either.getvalue()
    assert f"{HERE}:" in either.getvalue()


@pytest.mark.parametrize(
    "error",
    [
        ValueError(WORD),
        KeyError(WORD),
        UnicodeDecodeError("utf-8", WORD.encode(), 0, 1, WORD),
        RuntimeError(raised(ValueError(WORD))),
        OSError(WORD),
        FileNotFoundError(2, "No such file or directory", WORD),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_any_other_error_says_is_not_logged(either, error):
    text = logged_with(either, raised(error))
    assert type(error).__name__ in text
    assert WORD not in text


def test_the_source_of_a_line_is_not_logged(either):
    logging.getLogger("bot").error("broken", exc_info=raised(ValueError()), stack_info=True)
    assert WORD not in either.getvalue()
    assert "break_with" in either.getvalue()


def test_what_the_system_says_is_logged_without_the_files_name(either):
    text = logged_with(either, raised(FileNotFoundError(2, "No such file or directory", WORD)))
    assert "FileNotFoundError: No such file or directory" in text


def test_all_that_led_to_an_error_is_logged_without_its_words(plain):
    innermost = raised(QuestionError(WORD), OSError(28, "No space left on device", WORD))
    text = logged_with(plain, raised(ArchiveError("cannot be written"), innermost))
    heads = [line for line in text.splitlines() if not line.startswith("    ")][1:]
    assert heads == [
        "  bot.errors.ArchiveError: cannot be written",
        "  caused by bot.errors.QuestionError",
        "  caused by OSError: No space left on device",
    ]


def raise_while_handling(error, *, hide):
    try:
        break_with(KeyError(WORD))
    except KeyError:
        if hide:
            raise error from None
        raise error  # noqa: B904 - its context is what is tested


def test_an_error_while_handling_another_is_logged_with_it(plain):
    with pytest.raises(TypeError) as caught:
        raise_while_handling(TypeError(WORD), hide=False)
    text = logged_with(plain, caught.value)
    assert "  TypeError\n" in text
    assert "  while handling KeyError\n" in text
    assert WORD not in text


def test_an_error_that_replaces_another_hides_it(plain):
    with pytest.raises(TypeError) as caught:
        raise_while_handling(TypeError(WORD), hide=True)
    assert "KeyError" not in logged_with(plain, caught.value)


def test_each_error_of_a_group_is_logged_once(plain):
    part = raised(ValueError(WORD))
    group = ExceptionGroup(WORD, [part, raised(SettingsError("wrong")), ExceptionGroup("", [part])])
    text = logged_with(plain, group)
    assert text.count("one of them: ValueError") == 1
    assert "one of them: bot.errors.SettingsError: wrong" in text
    assert WORD not in text


def test_errors_that_caused_each_other_are_logged_once(plain):
    first, second = ValueError(WORD), TypeError(WORD)
    first.__cause__, second.__cause__ = second, first
    assert without_time(logged_with(plain, first)) == (
        "ERROR bot.desk: broken\n  ValueError\n  caused by TypeError\n"
    )


def dig(depth):
    return dig(depth - 1) if depth else 1 / depth


def test_of_very_many_frames_the_ends_are_logged(plain):
    with pytest.raises(ZeroDivisionError) as caught:
        dig(500)
    lines = logged_with(plain, caught.value).splitlines()
    assert len(lines) == 2 + 8 + 1 + 16
    assert "test_of_very_many_frames_the_ends_are_logged" in lines[2]
    assert lines[10] == "    … 478 more …"
    assert "dig" in lines[-1]


def test_frames_name_files_as_they_are_imported(plain):
    with pytest.raises(ValueError, match="Expecting") as caught:
        json.loads("{")
    text = logged_with(plain, caught.value)
    assert re.search(r"^    json/decoder\.py:\d+ JSONDecoder\.raw_decode$", text, re.MULTILINE)
    assert str(Path(__file__).parent) not in text
    assert sys.prefix not in text


def test_discords_numbers_are_logged_without_its_words(either):
    response = SimpleNamespace(status=404, reason="Not Found")
    error = raised(discord.NotFound(response, {"code": 10062, "message": f"Unknown {WORD}"}))
    text = logged_with(either, error)
    assert "discord.errors.NotFound status=404 code=10062" in text
    assert WORD not in text


def test_a_status_that_is_no_number_is_not_logged(either):
    error = raised(ValueError())
    error.status = WORD
    text = logged_with(either, error)
    assert "ValueError" in text
    assert WORD not in text


def test_an_error_as_argument_or_message_is_logged_without_its_words(either):
    logger = logging.getLogger("other")
    logger.error("could not: %s", ValueError(WORD))
    logger.error(ValueError(WORD))
    logger.error("could not", extra={"why": ValueError(WORD)})
    logger.error("could not: %s", ArchiveError("no room"))
    assert WORD not in either.getvalue()
    assert either.getvalue().count("ValueError") == 3
    assert "could not: bot.errors.ArchiveError: no room" in either.getvalue()


def test_an_object_is_logged_as_its_type(either):
    logger = logging.getLogger("other")
    logger.warning("asked %r of %s", Asked(), Asked, extra={"what": Asked()})
    logger.warning("asked %(what)s %(number)d times", {"what": Asked(), "number": 2})
    logger.warning(Asked())
    assert "asked '<Asked>' of Asked" in either.getvalue()
    assert "asked <Asked> 2 times" in either.getvalue()
    assert WORD not in either.getvalue()


def test_a_message_that_does_not_fit_its_arguments_is_logged_without_them(either, capsys):
    root = logging.getLogger()  # pytest's own handlers would raise
    root.handlers[:] = [one for one in root.handlers if one.__module__ != "_pytest.logging"]
    logging.getLogger("bot").warning("%d times", WORD)
    logging.getLogger("bot").warning("%(n)d times", {"m": WORD})
    logging.getLogger("bot").warning(*("twice", WORD))
    assert either.getvalue().count("\n") == 3
    assert "%d times" in either.getvalue()
    assert WORD not in either.getvalue() + capsys.readouterr().err


def test_a_record_that_cannot_be_written_is_told_without_its_words(capsys):
    stream = io.StringIO()
    set_up("plain", stream)
    stream.close()
    logging.getLogger("bot").warning("%s", WORD)
    told = capsys.readouterr().err
    assert re.fullmatch(rf"a log record of {HERE}:\d+ could not be written\n", told)


def test_other_handlers_neither_spoil_a_record_nor_find_it_spoilt():
    before, ours, after = io.StringIO(), io.StringIO(), io.StringIO()
    root = logging.getLogger()
    root.addHandler(logging.StreamHandler(before))
    set_up("plain", ours)
    root.addHandler(logging.StreamHandler(after))
    logging.getLogger("other").error("asked %s", WORD, exc_info=raised(ValueError(WORD)))
    assert before.getvalue() == after.getvalue()
    assert f"ValueError: {WORD}" in before.getvalue()
    assert "ValueError\n" in ours.getvalue()
    assert f"ValueError: {WORD}" not in ours.getvalue()


# Nobody's secrets


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            f"PUT https://discord.com/api/v10/webhooks/1/{INTERACTION_TOKEN}/messages/@original",
            "PUT https://discord.com/api/v10/webhooks/1/…/messages/@original",
        ),
        (
            "POST https://discord.com/api/v10/interactions/12/any-Token_at.all/callback done",
            "POST https://discord.com/api/v10/interactions/12/…/callback done",
        ),
        ("/Webhooks/1/token?wait=true&thread_id=2 next", "/Webhooks/1/…?… next"),
        ("'/webhooks/1/token'", "'/webhooks/1/…'"),
        ("/webhooks/1 and /webhooks/1/", "/webhooks/1 and /webhooks/1/"),
        (f"GET /search?q='{WORD}'&x=1 HTTP/1.1", "GET /search?… HTTP/1.1"),
        (f"logged in with {BOT_TOKEN}.", "logged in with …."),
        (f"Authorization: Bot {BOT_TOKEN}", "Authorization: …"),
        ("{'Authorization': 'Bot abc'}", "{'Authorization': '…'}"),
        ("authorization=Bearer abc, next", "authorization=…, next"),
        ("with Bot abc12345 next", "with Bot … next"),
        ("DISCORD_TOKEN=abc next", "DISCORD_TOKEN=… next"),
        (f"token {INTERACTION_TOKEN} next", "token … next"),
        ("https://name:password@news.test/a", "https://news.test/a"),
        ("Bot disconnected. Again? Yes: bot.desk", "Bot disconnected. Again? Yes: bot.desk"),
    ],
)
def test_secrets_are_left_out_wherever_they_stand(either, text, left):
    logger = logging.getLogger("other")
    logger.warning(text)
    logger.warning("%s", text)
    logger.error("broken", exc_info=ArchiveError(text))
    shown = either.getvalue()
    assert shown.count(left) == 3


def test_a_secret_in_a_field_is_left_out(as_json):
    logging.getLogger("bot").info(
        "x", extra={"url": f"/interactions/1/{INTERACTION_TOKEN}/callback"}
    )
    assert objects(as_json)[0]["url"] == "/interactions/1/…/callback"


def test_a_secret_put_together_from_arguments_is_left_out(either):
    logging.getLogger("other").warning("/webhooks/%d/%s/x?%s", 1, "abc", WORD)
    assert "/webhooks/1/…/x?…" in either.getvalue()


def test_discords_line_about_a_rate_limit_shows_no_token(plain):
    logging.getLogger("discord.http").warning(
        "We are being rate limited. %s %s responded with 429. Retrying in %.2f seconds.",
        "PUT",
        "https://discord.com/api/v10/webhooks/1/TOKEN/messages/@original",
        1.5,
    )
    assert without_time(plain.getvalue()) == (
        "WARNING discord.http: We are being rate limited. PUT https://discord.com/api/v10"
        "/webhooks/1/…/messages/@original responded with 429. Retrying in 1.50 seconds.\n"
    )


# Libraries


async def test_what_discord_logs_of_a_button_shows_none_of_its_words(either):
    view = discord.ui.View()
    button = discord.ui.Button(label=WORD, custom_id=f"ask:{WORD}")
    await view.on_error(None, raised(ValueError(WORD)), button)
    assert "Ignoring exception in view" in either.getvalue()
    assert "<Button>" in either.getvalue()
    assert WORD not in either.getvalue()


@pytest.mark.parametrize(
    "name", ["discord", "discord.gateway", "aiohttp.client", "asyncio", "other"]
)
def test_no_librarys_debug_records_are_ever_logged(either, name):
    logger = logging.getLogger(name)
    for asked in (logging.getLogger(), logging.getLogger(name.split(".")[0])):
        asked.setLevel(logging.DEBUG)
    logger.debug("WebSocket Event: %s", WORD)
    logger.info("connected")
    assert WORD not in either.getvalue()
    assert "connected" in either.getvalue()


def test_our_own_debug_records_are_logged_where_somebody_asks(plain):
    logging.getLogger("bot.desk").debug("not yet")
    logging.getLogger("bot").setLevel(logging.DEBUG)
    logging.getLogger("bot.desk").debug("now")
    assert without_time(plain.getvalue()) == "DEBUG bot.desk: now\n"


def test_who_asked_for_which_page_is_never_logged(either):
    logging.getLogger("aiohttp.access").warning("127.0.0.1 GET /%s", WORD)
    assert either.getvalue() == ""


# Notes, and what nobody caught


def test_a_note_is_found_by_the_id_that_the_person_is_told(as_json):
    number = note(logging.getLogger("bot.discord"), "answering", raised(ValueError(WORD)))
    assert re.fullmatch(r"[0-9a-f]{8}", number)
    (found,) = objects(as_json)
    lines = found.pop("traceback")
    del found["time"]
    assert found == {
        "level": "ERROR",
        "logger": "bot.discord",
        "message": "answering failed",
        "id": number,
        "where": "answering",
    }
    assert lines[0] == "ValueError"


def test_each_note_has_its_own_id(plain):
    notes = {note(logging.getLogger("bot"), "answering", ValueError()) for _ in range(20)}
    assert len(notes) == 20
    assert all(f" id={number} where=answering\n" in plain.getvalue() for number in notes)


async def fail(word):
    raise ValueError(word)


async def test_a_task_whose_error_nobody_fetched_is_logged_without_words(as_json):
    asyncio.get_running_loop().set_exception_handler(loop_exception_handler)
    task = asyncio.create_task(fail(WORD), name=WORD)
    await asyncio.wait({task})
    del task
    (found,) = objects(as_json)
    assert found["message"] == "event loop: Task exception was never retrieved"
    assert found["task"] == "fail"
    assert re.fullmatch(r"[0-9a-f]{8}", found["id"])
    assert found["traceback"][0] == "ValueError"
    assert WORD not in as_json.getvalue()


def fail_at_once(word):
    raise ValueError(word)


@pytest.mark.parametrize("handler", [loop_exception_handler, None], ids=["ours", "asyncio's"])
async def test_a_callback_that_fails_is_logged_without_its_arguments(either, handler):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(fail_at_once, WORD)
    await asyncio.sleep(0)
    assert "Exception in callback fail_at_once" in either.getvalue()
    assert "ValueError" in either.getvalue()
    assert WORD not in either.getvalue()


async def test_what_the_loop_says_without_an_error_is_logged(plain):
    loop_exception_handler(asyncio.get_running_loop(), {"message": f"Unclosed {{{WORD}}}"})
    assert "ERROR bot.operation: event loop: Unclosed id=" in plain.getvalue()
    assert WORD not in plain.getvalue()
