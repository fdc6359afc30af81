import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.news.urls import MAX_LENGTH, canonical, cleaned, host, is_plain, site

SEEDS = Path(__file__).parent.parent / "seeds"
ADDRESS_FIELDS = ("originalUrl", "webUrl", "ampWebUrl", "cdnAmpWebUrl")

KEY = "gazette.example/quay/ferry"


@pytest.mark.parametrize(
    "address",
    [
        "https://gazette.example/quay/ferry",
        "http://gazette.example/quay/ferry",
        "HTTPS://Gazette.EXAMPLE/quay/ferry",
        "gazette.example/quay/ferry",
        "https://gazette.example:443/quay/ferry",
        "http://gazette.example:80/quay/ferry",
        "https://reader:secret@gazette.example/quay/ferry",
        "https://gazette.example/quay/ferry/",
        "https://gazette.example//quay//ferry//",
        "https://gazette.example/a/../quay/./ferry",
        "https://gazette.example/quay/%66err%79",
        "https://gazette.example/quay/ferry#comments",
        "https://gazette.example/quay/ferry?",
        "https://gazette.example/quay/ferry/?/",
        "  <https://gazette.example/quay/ferry>\n",
        "“https://gazette.example/quay/ferry”",
        "(https://gazette.example/quay/ferry)",
    ],
)
def test_spelling_an_address_otherwise_makes_no_other_address(address):
    assert canonical(address) == KEY


@pytest.mark.parametrize("label", ["www", "m", "mobile", "amp", "www.m", "amp.www"])
def test_a_host_in_another_dress_is_the_same_host(label):
    assert canonical(f"https://{label}.gazette.example/quay/ferry") == KEY


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=feed&utm_medium=rss",
        "UTM_Source=feed",
        "via=aggregator",
        "fbclid=a1",
        "Ref=front",
        "pk_campaign=a",
        "amp",
        "amp=1",
        "_amp=true",
        "ampcf=1",
        "isAmp=1",
        "outputType=amp-type",
        "output=AMP",
        "mode=amp",
        "view=amp",
        "format=amp",
        "amp&utm_source=feed&via=aggregator",
    ],
)
def test_queries_that_track_or_ask_for_amp_make_no_other_address(query):
    assert canonical(f"https://gazette.example/quay/ferry?{query}") == KEY


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("id=7", "?id=7"),
        ("id=7&utm_source=feed", "?id=7"),
        ("b=2&a=1", "?a=1&b=2"),
        ("page", "?page="),
        ("id=7/", "?id=7"),
        ("outputType=print", "?outputType=print"),
        ("q=caf%c3%a9+bar", "?q=caf%C3%A9+bar"),
    ],
)
def test_queries_that_name_the_article_stay_in_a_fixed_order(query, kept):
    assert canonical(f"https://gazette.example/quay/ferry?{query}") == KEY + kept


@pytest.mark.parametrize(
    "path",
    [
        "/quay/ferry/amp",
        "/quay/ferry/amp/",
        "/quay/ferry/lite/",
        "/quay/ferry/amp.html",
        "/amp/quay/ferry",
        "/google-amp/quay/ferry",
        "/platform/amp/quay/ferry",
        "/quay/amp/ferry",
        "/quay/ferry.amp",
    ],
)
def test_amp_marks_in_a_path_make_no_other_address(path):
    assert canonical(f"https://gazette.example{path}") == KEY


@pytest.mark.parametrize(
    "path",
    [
        "/amp",
        "/amp_",
        "/.amp",
        "/m/quay",
        "/platform/quay",
        "/quay/champ",
        "/amps/quay",
        "/lite",
        "/quay/amp_ferry",
        "/blog/amp_review",
        "/pro/lite",
        "/quay/platform/ferry",
    ],
)
def test_a_path_that_only_looks_like_amp_stays_itself(path):
    assert canonical(f"https://gazette.example{path}") == f"gazette.example{path}"


def test_an_amp_ending_before_html_is_dropped():
    assert canonical("https://gazette.example/ferry.amp.html") == "gazette.example/ferry.html"


def test_a_platform_amp_path_needs_a_page_behind_it():
    assert canonical("https://gazette.example/platform/amp/ferry") == "gazette.example/ferry"


@pytest.mark.parametrize(
    "address",
    [
        "https://www-gazette-example.cdn.ampproject.org/c/s/www.gazette.example/quay/ferry/amp/",
        "https://gazette-example.cdn.ampproject.org/v/s/gazette.example/quay/ferry?amp&usqp=mq331",
        "https://cdn.ampproject.org/c/gazette.example/quay/ferry",
        "https://gazette-example.ampproject.net/s/amp.gazette.example/quay/ferry",
        "https://gazette-example.bing-amp.com/c/s/gazette.example/quay/ferry",
        "https://www.google.com/amp/s/www.gazette.example/quay/ferry/amp/",
        "https://www.google.co.uk/amp/gazette.example/quay/ferry",
        "https://www.bing.com/amp/s/gazette.example/quay/ferry",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fgazette.example%2Fquay%2Fferry",
        "https://www.google.com/url?q=https://gazette.example/quay/ferry&utm_source=mail",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fgazette.example%2Fquay%2Fferry&h=AT0",
        "https://out.reddit.com/t3_abc?url=https%3A%2F%2Fgazette.example%2Fquay%2Fferry",
        "https://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fgazette.example%2fquay%2fferry",
        "https://google.com/url?q=https://cdn.ampproject.org/c/amp.gazette.example/quay/ferry?via=a",
    ],
)
def test_caches_viewers_and_redirects_lead_to_the_article(address):
    assert canonical(address) == KEY


def test_the_query_of_a_cached_page_is_the_articles():
    cached = "https://gazette-example.cdn.ampproject.org/c/s/gazette.example/story?id=7&amp"
    assert canonical(cached) == "gazette.example/story?id=7"


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.google.com/search?q=ferry", "google.com/search?q=ferry"),
        ("https://www.google.com/url?q=ferry", "google.com/url?q=ferry"),
        ("https://www.google.com/url?page=2", "google.com/url?page=2"),
        ("https://www.google.com/amp/s/ferry", "google.com/s/ferry"),
        ("https://cdn.ampproject.org/", "cdn.ampproject.org"),
        ("https://www.facebook.com/harbour/posts/7", "facebook.com/harbour/posts/7"),
        ("https://notgoogle.example/url?q=https://a.example/b",
         "notgoogle.example/url?q=https%3A%2F%2Fa.example%2Fb"),
        ("https://gazette.example/", "gazette.example"),
        ("https://gazette.example:8080/ferry", "gazette.example:8080/ferry"),
        ("https://zürich.example/fähre", "xn--zrich-kva.example/f%C3%A4hre"),
        ("https://gazette.example/f%c3%a4hre", "gazette.example/f%C3%A4hre"),
        ("https://gazette.example/a%2fb", "gazette.example/a%2Fb"),
    ],
)  # fmt: skip
def test_what_leads_nowhere_else_is_its_own_address(address, key):
    assert canonical(address) == key


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "ferry",
        "ferry runs aground",
        "/quay/ferry",
        "ftp://gazette.example/ferry",
        "mailto:desk@gazette.example",
        "desk@gazette.example",
        "javascript:alert(1)",
        "https://",
        "https://localhost/ferry",
        "https://[::1]/ferry",
        "https://gazette.example:99999/ferry",
        "https://./ferry",
        "gazette.example/" + "a" * MAX_LENGTH,
    ],
)
def test_what_is_no_web_address_has_no_key(address):
    assert canonical(address) is None


def test_an_address_may_have_just_so_many_characters():
    longest = "gazette.example/".ljust(MAX_LENGTH, "a")
    assert (canonical(longest), canonical(longest + "a")) == (longest, None)


def test_an_address_wrapped_deeper_than_anybody_shares_has_no_key():
    wrapped = "google.com/amp/" * 12 + "gazette.example/ferry"
    assert canonical(wrapped) is None


def test_the_default_port_of_either_scheme_makes_no_other_address():
    assert {
        canonical("https://gazette.example:80/quay/ferry"),
        canonical("http://gazette.example:443/quay/ferry"),
    } == {KEY}


def test_a_half_surrogate_is_no_web_address():
    assert (canonical("https://gazette.example/\ud800"), cleaned("gazette.example/\udcff")) == (
        None,
        None,
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://gazette.example/quay/ferries",
        "https://gazette.example/quay/Ferry",
        "https://gazette.example/quay/ferry/2",
        "https://gazette.example/quay/ferry?id=7",
        "https://gazette.example/quay/ferry.html",
        "https://gazette.example:8080/quay/ferry",
        "https://news.gazette.example/quay/ferry",
        "https://gazette.test/quay/ferry",
        "https://gazette.example/quay/ferr%C3%BD",
    ],
)
def test_the_address_of_another_article_has_another_key(address):
    assert canonical(address) not in (KEY, None)


PIECES = st.lists(
    st.sampled_from(
        ["quay", "ferry", "amp", "m", "s", "c", "amp_quay", "lite", "platform", "google-amp", "..",
         "ferry.amp", "ferry.amp.html", "gazette.example", "www.google.com", "%41%2e", "%%341",
         "%3Fid=7", "caf%c3%a9", "é", "%ff", "a b", "ferry)", "'ferry'", "", "url", "x(1)"]
    ),
    max_size=5,
)  # fmt: skip
PAIRS = st.lists(
    st.sampled_from(
        ["id=7", "amp", "utm_source=a", "via=b", "b=2", "a=1/", "a=%2F", "outputType=amp", "page",
         "=", "q=https://amp.gazette.example/ferry?amp", "url=//x", "u=gazette.example/quay%2F",
         "url=https%3A%2F%2Fgazette.example%2Fferry%3Fid%3D7", "k=%ff", "k=a+b", "&", "'"]
    ),
    max_size=4,
)  # fmt: skip
ADDRESSES = st.builds(
    "{}{}{}{}/{}{}{}{}".format,
    st.sampled_from(["https://", "http://", "HTTP://", "", "<https://"]),
    st.sampled_from(["", "www.", "m.", "amp.", "www.m."]),
    st.sampled_from(
        ["gazette.example", "Gazette.Example", "www-gazette-example.cdn.ampproject.org",
         "google.com", "l.facebook.com", "out.reddit.com", "bing.com", "zürich.example", "10.0.0.1"]
    ),
    st.sampled_from(["", ":80", ":443", ":8080"]),
    PIECES.map("/".join),
    st.sampled_from(["", "/"]),
    PAIRS.map(lambda pairs: "?" + "&".join(pairs) if pairs else ""),
    st.sampled_from(["", "#top", "/"]),
)  # fmt: skip
ANYTHING = st.text(st.characters(exclude_categories=()))
many = settings(deadline=None, max_examples=300)


@given(ADDRESSES | ANYTHING)
@many
def test_the_key_of_a_key_is_itself(text):
    key = canonical(text)
    assert key is None or canonical(key) == key


@given(ADDRESSES)
@example("https://gazette.example:80/ferry")
@many
def test_the_key_with_a_scheme_has_the_same_key(address):
    key = canonical(address)
    assert key is None or (canonical("http://" + key), canonical("https://" + key)) == (key, key)


@given(ADDRESSES)
@example("https://www.google.com/amp/s/gazette.example/ferry%3Fid=7?via=a")
@many
def test_the_address_that_is_shown_has_the_key_of_the_one_that_came(address):
    shown = cleaned(address)
    assert (canonical(shown) if shown else None) == canonical(address)


@given(ANYTHING)
@example("\ud800")
@many
def test_any_text_has_a_key_or_none(text):
    for address in (text, f"https://{text}", f"https://gazette.example/{text}?{text}"):
        assert isinstance(canonical(address), str | None)
        assert isinstance(cleaned(address), str | None)
        assert isinstance(host(address), str | None)
        assert is_plain(address) in (True, False)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("gazette.example/ferry", "https://gazette.example/ferry"),
        ("https://www.Gazette.example/Ferry/", "https://www.gazette.example/Ferry/"),
        ("http://gazette.example/ferry?via=a&id=7#top", "http://gazette.example/ferry?id=7"),
        ("https://gazette.example/ferry?utm_source=a", "https://gazette.example/ferry"),
        ("https://gazette.example/ferry?b=a b&amp", "https://gazette.example/ferry?b=a%20b&amp"),
        ("https://amp.gazette.example/ferry/amp/", "https://amp.gazette.example/ferry/amp/"),
        ("<https://gazette.example/ferry>", "https://gazette.example/ferry"),
        ("ferry runs aground", None),
        ("https://localhost/ferry", None),
    ],
)
def test_an_address_is_shown_without_what_only_tracks(address, shown):
    assert cleaned(address) == shown


def test_brackets_that_belong_to_an_address_are_shown_with_it():
    address = "https://gazette.example/wiki/Ferry_(ship)"
    assert cleaned(address) == address


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.gazette.example:8080/ferry", "gazette.example"),
        ("amp.news.gazette.example", "news.gazette.example"),
        ("ferry", None),
    ],
)
def test_the_host_of_an_address_has_no_dress(address, name):
    assert host(address) == name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("www.gazette.example", "gazette.example"),
        ("www.m.gazette.example.", "gazette.example"),
        ("news.gazette.example", "news.gazette.example"),
        ("m.example", "m.example"),
        ("www.amp", "www.amp"),
    ],
)
def test_a_site_keeps_two_labels_at_least(name, bare):
    assert site(name) == bare


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://gazette.example/quay/ferry", True),
        ("https://www.gazette.example/quay/ferry/", True),
        ("http://gazette.example:8080/ferry?b=2&a=1", True),
        ("https://gazette.example/ferry?utm_source=a", True),
        ("https://gazette.example/quay/ferry?amp", False),
        ("https://gazette.example/quay/ferry/amp/", False),
        ("https://m.gazette.example/quay/ferry", False),
        ("https://amp.gazette.example/quay/ferry", False),
        ("https://cdn.ampproject.org/c/s/gazette.example/quay/ferry", False),
        ("https://www.google.com/url?q=https://gazette.example/quay/ferry", False),
        ("ferry", False),
    ],
)
def test_only_the_outlets_own_form_of_an_address_is_plain(address, plain):
    assert is_plain(address) is plain


def _seed_articles() -> list[tuple[str, ...]]:
    """The addresses of every article that the seeds mention, as they stand there."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        front = re.match(r"---\n(.*?)\n---\n", path.read_text(encoding="utf-8"), re.DOTALL)
        main = yaml.safe_load(front[1]) if front else {}
        for entry in (main, *main.get("related", ())):
            addresses = tuple(entry[field] for field in ADDRESS_FIELDS if field in entry)
            found += [addresses] if addresses else []
    return found


def _forms(plain: str) -> set[str]:
    """One article's plain address in every form that people paste."""
    name, _, path = plain.removeprefix("https://").rstrip("/").partition("/")
    bare = name.removeprefix("www.")
    page = f"{name}/{path}"
    cached = name.replace("-", "--").replace(".", "-") + ".cdn.ampproject.org"
    return {
        plain,
        page,
        f"https://{page}",
        f"https://{page}/",
        f"http://{page}",
        f"https://{bare}/{path}",
        f"https://www.{bare}/{path}/",
        f"https://m.{bare}/{path}",
        f"https://amp.{bare}/{path}",
        f"https://{name.upper()}/{path}",
        f"https://{page}?amp",
        f"https://{page}/amp/",
        f"https://{page}/amp?via=aggregator",
        f"https://{page}?via=aggregator",
        f"https://{page}/?utm_source=feed&utm_medium=rss#comments",
        f"https://{cached}/c/s/{page}",
        f"https://{cached}/c/s/{page}/amp/?usqp=mq331",
        f"https://{cached}/v/s/amp.{bare}/{path}?amp",
        f"https://www.google.com/amp/s/{page}/amp/",
        f"https://www.google.com/url?q=https://{page}&sa=D",
    }


ARTICLES = _seed_articles()
PLAIN = sorted({address.partition("?")[0] for addresses in ARTICLES for address in addresses
                if is_plain(address)})  # fmt: skip


def test_the_seeds_have_addresses_in_every_dress():
    dresses = (r"\?amp$", r"/amp/$", r"cdn\.ampproject", r"via=", r"/lite/", r"//amp\.", r"amp_")
    every = [address for addresses in ARTICLES for address in addresses]
    assert [mark for mark in dresses if not any(re.search(mark, one) for one in every)] == []


@pytest.mark.parametrize("addresses", ARTICLES)
def test_all_addresses_of_an_article_in_the_seeds_have_one_key(addresses):
    assert len({canonical(address) for address in addresses}) == 1


@pytest.mark.parametrize("plain", PLAIN)
def test_every_form_of_an_address_in_the_seeds_has_one_key(plain):
    expected = plain.removeprefix("https://").removeprefix("www.").rstrip("/")
    assert {form: canonical(form) for form in _forms(plain)} == dict.fromkeys(
        _forms(plain), expected
    )


def test_no_two_articles_in_the_seeds_share_a_key():
    keys = {canonical(plain) for plain in PLAIN}
    assert (len(PLAIN) > 20, len(keys)) == (True, len(PLAIN))


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        ("gazette.example/m/en/amp_news/ferry", "gazette.example/en/news/ferry"),
        ("gazette.example/amp_articleshow/17.cms", "gazette.example/articleshow/17.cms"),
        ("web.archive.org/web/20310502id_/https://www.gazette.example/a", "gazette.example/a"),
        ("web.archive.org/web/20310502/https:/gazette.example/a?utm_id=1", "gazette.example/a"),
        ("gazette-example.cdn.ampproject.org/c/s/gazette.example/a%20b", "gazette.example/a%20b"),
        ("gazette.example/a?ref=home&mod=top", "gazette.example/a"),
    ],
)
def test_another_dress_of_an_address_has_its_key(form, plain):
    assert canonical(f"https://{form}") == canonical(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gazette.example/?cid=17", "gazette.example/?cid=18"),
        ("gazette.example/a?ref=17", "gazette.example/a?ref=18"),
        ("gazette.example/a?at_id=1", "gazette.example/a?at_id=2"),
        ("gazette.example/a?amp=2", "gazette.example/a?amp=3"),
        ("gazette.example/#!/news/1", "gazette.example/#!/news/2"),
        ("gazette.example/?q=%E9", "gazette.example/?q=%E8"),
        ("amp.co.uk/ferry", "m.co.uk/ferry"),
    ],
)
def test_what_may_name_an_article_keeps_two_apart(one, other):
    assert canonical(one) != canonical(other)
