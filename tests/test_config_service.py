"""Settings of the service: those of the file, those of the environment before them, the token."""

import os

import pytest

from bot.config import LOGS, PROJECT, SERVICE_KEYS, Service, load, token
from bot.errors import SettingsError

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.test.only-valid-here"  # noqa: S105 - opens nothing

EVERYTHING = """\
corpus: [news]
service:
  api: https://proxy.example/api/v10
  gateway: wss://proxy.example/gateway
  host: 0.0.0.0
  port: 9464
  log: json
  answers_a_minute: 12
  pictures: true
  watch: poll
  timeline_picture: light
"""


@pytest.fixture
def home(tmp_path):
    """A folder with a corpus and settings, as an installation has them."""
    (tmp_path / "config").mkdir()
    (tmp_path / "news").mkdir()
    return tmp_path


@pytest.fixture
def service(home):
    """The service's settings as a file and an environment have them."""

    def read(text="corpus: [news]\n", **environment):
        file = home / "config" / "newsdesk.yaml"
        file.write_text(text, encoding="utf-8")
        return load(file, environment=environment).service

    return read


def refusal(call, *args, **changes):
    with pytest.raises(SettingsError) as caught:
        call(*args, **changes)
    return str(caught.value)


# The service


def test_without_a_word_of_it_the_service_is_discord_s_own_and_opens_no_port(service):
    assert service() == Service(
        api=None,
        gateway=None,
        host="127.0.0.1",
        port=None,
        log="plain",
        answers_a_minute=30,
        pictures=False,
        watch="auto",
        timeline_picture="dark",
    )


def test_every_key_is_read(service):
    assert service(EVERYTHING) == Service(
        api="https://proxy.example/api/v10",
        gateway="wss://proxy.example/gateway",
        host="0.0.0.0",  # noqa: S104 - only read
        port=9464,
        log="json",
        answers_a_minute=12,
        pictures=True,
        watch="poll",
        timeline_picture="light",
    )


def test_an_empty_service_is_that_of_the_defaults(service):
    assert service("corpus: [news]\nservice:\n") == Service()
    assert service("corpus: [news]\nservice: {}\n") == Service()


ENVIRONMENT = {
    "NEWSDESK_API": "http://127.0.0.1:8765/api/v10",
    "NEWSDESK_GATEWAY": "ws://127.0.0.1:8765/gateway",
    "NEWSDESK_HOST": "::1",
    "NEWSDESK_PORT": "8080",
    "NEWSDESK_LOG": "json",
    "NEWSDESK_ANSWERS_A_MINUTE": "600",
    "NEWSDESK_PICTURES": "true",
    "NEWSDESK_WATCH": "poll",
    "NEWSDESK_TIMELINE_PICTURE": "light",
}


def test_the_environment_says_the_same_without_a_file_s_word(service):
    assert set(ENVIRONMENT) == {f"NEWSDESK_{key.upper()}" for key in SERVICE_KEYS}
    assert service(**ENVIRONMENT) == Service(
        api="http://127.0.0.1:8765/api/v10",
        gateway="ws://127.0.0.1:8765/gateway",
        host="::1",
        port=8080,
        log="json",
        answers_a_minute=600,
        pictures=True,
        watch="poll",
        timeline_picture="light",
    )


def test_the_environment_stands_before_the_file(service):
    changed = {"NEWSDESK_PORT": "1", "NEWSDESK_PICTURES": "false", "NEWSDESK_LOG": "plain"}
    found = service(EVERYTHING, **changed)
    assert (found.port, found.pictures, found.log) == (1, False, "plain")
    assert (found.host, found.answers_a_minute) == ("0.0.0.0", 12)  # noqa: S104 - only read


def test_what_is_empty_in_the_environment_is_not_said(service):
    assert service(EVERYTHING, **dict.fromkeys(ENVIRONMENT, "")) == service(EVERYTHING)


def test_a_wrong_value_of_the_file_is_none_where_the_environment_says_another(service):
    assert service("corpus: [news]\nservice: {port: no}\n", NEWSDESK_PORT="8080").port == 8080


@pytest.mark.parametrize("port", ["1", "65535"])
def test_every_port_that_there_is_may_be_asked_for(service, port):
    assert service(NEWSDESK_PORT=port).port == int(port)


WRONG = [
    ("port", "0", "should be a whole number from 1 to 65535, not “0”"),
    ("port", "65536", "should be a whole number from 1 to 65535, not “65536”"),
    ("port", "-1", "should be a whole number from 1 to 65535, not “-1”"),
    ("port", "abc", "should be a whole number from 1 to 65535, not “abc”"),
    ("port", "80.5", "should be a whole number from 1 to 65535, not “80.5”"),
    ("port", "nan", "should be a whole number from 1 to 65535, not “nan”"),
    ("answers_a_minute", "0", "should be a whole number from 1 to 10000, not “0”"),
    ("answers_a_minute", "many", "should be a whole number from 1 to 10000, not “many”"),
    ("log", "xml", "should be plain or json"),
    ("log", "JSON", "should be plain or json"),
    ("watch", "inotify", "should be auto, poll or off, not “inotify”"),
    ("watch", "on", "should be auto, poll or off, not “on”"),
    ("pictures", "perhaps", "should be true or false, not “perhaps”"),
    ("pictures", "1", "should be true or false, not “1”"),
    ("api", "discord.com/api/v10", "should be an address with http or https://"),
    ("api", "https", "should be an address with http or https://"),
    ("api", "https://", "should be an address with http or https://"),
    ("api", "wss://discord.com", "should be an address with http or https://"),
    ("api", "https://[::1", "should be an address with http or https://"),
    ("api", "https://a:99999/api", "should be an address with http or https://"),
    ("api", "https://a b/api", "should be an address with http or https://"),
    ("gateway", "gateway.discord.gg", "should be an address with ws or wss://"),
    ("gateway", "https://gateway.discord.gg", "should be an address with ws or wss://"),
    ("gateway", "wss", "should be an address with ws or wss://"),
]


@pytest.mark.parametrize(("key", "value", "why"), WRONG)
def test_a_wrong_value_is_refused_with_its_place_and_the_reason(service, home, key, value, why):
    said = refusal(service, f"corpus: [news]\nservice:\n  {key}: '{value}'\n")
    assert f"{home}/config/newsdesk.yaml:3: service.{key}: {why}" in said


@pytest.mark.parametrize(("key", "value", "why"), WRONG)
def test_a_wrong_value_of_the_environment_is_refused_with_its_variable(service, key, value, why):
    variable = f"NEWSDESK_{key.upper()}"
    said = refusal(service, **{variable: value})
    assert why in said
    assert variable in said


def test_what_is_no_text_is_refused(service):
    said = refusal(service, "corpus: [news]\nservice:\n  port: [1]\n  log: {a: b}\n")
    assert "newsdesk.yaml:3: service.port: should be text, not a list" in said
    assert "newsdesk.yaml:4: service.log: should be text, not keys and values" in said


def test_an_unknown_key_is_refused(service):
    said = refusal(service, "corpus: [news]\nservice:\n  prot: 8080\n")
    assert "newsdesk.yaml:3: service.prot: is not a key that is known here" in said


def test_all_problems_are_told_at_once(service):
    said = refusal(service, "corpus: news\nservce: {}\nservice: {port: 0, log: xml, x: y}\n")
    assert all(part in said for part in ("corpus", "servce", "service.port", "log", "service.x"))


@pytest.mark.parametrize("value", ["8080", "[port, 8080]"])
def test_a_service_that_is_no_mapping_is_refused(service, value):
    said = refusal(service, f"corpus: [news]\nservice: {value}\n")
    assert "newsdesk.yaml:2: service: should be keys and values" in said


def test_a_key_that_is_there_twice_is_refused(service):
    said = refusal(service, "corpus: [news]\nservice:\n  port: 1\n  port: 2\n")
    assert "newsdesk.yaml:4: service.port: is there twice" in said


def test_the_two_forms_of_logs_are_those_that_can_be_set_up():
    assert LOGS == ("plain", "json")


# The corpus and its archive


def test_the_environment_names_several_corpora(home):
    more = home / "more"
    more.mkdir()
    both = os.pathsep.join(map(str, (home / "news", more)))
    found = load(PROJECT / "config" / "newsdesk.yaml", environment={"NEWSDESK_CORPUS": both})
    assert found.corpus == (home / "news", more)


def test_nothing_between_two_separators_names_no_corpus(home):
    text = f"{os.pathsep}{home / 'news'}{os.pathsep}{os.pathsep}"
    assert load(environment={"NEWSDESK_CORPUS": text}).corpus == (home / "news",)
    assert load(environment={"NEWSDESK_CORPUS": os.pathsep}).corpus == (PROJECT / "seeds",)


def test_a_relative_path_of_the_environment_is_relative_to_where_one_stands(home, monkeypatch):
    monkeypatch.chdir(home)
    found = load(environment={"NEWSDESK_CORPUS": "news", "NEWSDESK_ARCHIVE": "compiled"})
    assert found.corpus == (home / "news",)
    assert found.archive.absolute() == home / "compiled"


def test_a_corpus_of_the_environment_that_is_not_there_is_refused(home):
    text = os.pathsep.join((str(home / "news"), str(home / "gone")))
    assert refusal(load, environment={"NEWSDESK_CORPUS": text}) == (
        f"there is no {home / 'gone'}: name a corpus folder or file that exists"
    )


def test_the_environment_names_the_archive(home):
    found = load(environment={"NEWSDESK_ARCHIVE": str(home / "compiled")})
    assert found.archive == home / "compiled"


def test_options_stand_before_the_environment_and_that_before_the_file(home):
    file = home / "config" / "newsdesk.yaml"
    file.write_text("corpus: [gone]\narchive: from-the-file\n")
    given = {"NEWSDESK_CORPUS": str(home / "news"), "NEWSDESK_ARCHIVE": str(home / "given")}
    by_environment = load(file, environment=given)
    by_option = load(file, [home / "config"], home / "option", given)
    assert (by_environment.corpus, by_environment.archive) == ((home / "news",), home / "given")
    assert (by_option.corpus, by_option.archive) == ((home / "config",), home / "option")


def test_what_is_not_said_is_this_process_s_environment(home, monkeypatch):
    monkeypatch.setenv("NEWSDESK_CORPUS", str(home / "news"))
    monkeypatch.setenv("NEWSDESK_PORT", "8080")
    assert load().corpus == (home / "news",)
    assert load().service.port == 8080
    assert load(environment={}).service.port is None


# The token


def test_the_token_is_that_of_the_environment():
    assert token({"DISCORD_TOKEN": TOKEN}) == TOKEN
    assert token({"DISCORD_TOKEN": f"  {TOKEN}\r\n"}) == TOKEN


def test_the_token_may_be_in_a_file_with_a_line_break(tmp_path):
    file = tmp_path / "token"
    file.write_bytes(f"{TOKEN}\r\n".encode())
    assert token({"DISCORD_TOKEN_FILE": str(file)}) == TOKEN
    assert token({"DISCORD_TOKEN_FILE": str(file), "DISCORD_TOKEN": " "}) == TOKEN


def test_the_token_itself_wins_over_its_file():
    given = {"DISCORD_TOKEN": TOKEN, "DISCORD_TOKEN_FILE": "/nowhere"}
    assert token(given) == TOKEN


@pytest.mark.parametrize(
    "given", [{}, {"DISCORD_TOKEN": ""}, {"DISCORD_TOKEN_FILE": ""}, {"DISCORD_TOKEN": "\n"}]
)
def test_without_a_token_it_says_where_one_is_to_be_had(given):
    assert refusal(token, given) == (
        "there is no token: set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file with it"
        " (Discord's developer portal, your application, Bot, Reset Token)"
    )


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_an_empty_file_has_no_token(tmp_path, content):
    file = tmp_path / "token"
    file.write_bytes(content)
    assert "there is no token" in refusal(token, {"DISCORD_TOKEN_FILE": str(file)})


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "gone", tmp_path, tmp_path / "binary", "a\0b"):
        said = refusal(token, {"DISCORD_TOKEN_FILE": str(file)})
        assert said.startswith("DISCORD_TOKEN_FILE cannot be read: ")


@pytest.mark.parametrize(
    "text", ["one two", "one\ntwo", "one\ttwo", "one\u00a0two", "ключ", "\ufeff" + TOKEN, "a\x00b"]
)
def test_what_cannot_be_a_token_is_refused_and_not_repeated(text, tmp_path):
    file = tmp_path / "token"
    file.write_text(text, encoding="utf-8")
    for given in ({"DISCORD_TOKEN": text}, {"DISCORD_TOKEN_FILE": str(file)}):
        assert refusal(token, given) == (
            "the token has characters that no token has: copy it once more"
        )
