"""Addresses: the many forms of one article's link → one canonical key.

The general work (host names, ports, dot segments, escapes) is the WHATWG URL Standard's, done by
ada (https://url.spec.whatwg.org). The tables below are ours: AMP forms, mobile hosts, redirects,
tracking.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

import can_ada

MAX_LENGTH = 4_096
"""Characters of an address; longer ones are no links that anybody pastes."""

TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_")
TRACKING = frozenset(
    """
    via fbclid gclid gclsrc dclid msclkid yclid twclid ttclid igshid igsh li_fat_id wbraid gbraid
    ref_src ref_url smid smtyp shareid sharetype unlocked_article_code trkid spm sr_share rssfeed
    ftag ftcamp wpsrc guccounter guce_referrer guce_referrer_sig _ga _gl _hsenc _hsmi
    __twitter_impression usqp mbid cndid esrc mc_cid mc_eid wt_mc wt_mc_o
    at_medium at_campaign at_link_id at_link_type at_link_origin at_format at_bbc_team
    at_ptr_name at_custom1 at_custom2 at_custom3 at_custom4 pk_campaign pk_kwd pk_source pk_medium
    pk_content ns_campaign ns_mchannel ns_source ns_linkname ns_fee itm_source itm_medium
    itm_campaign amp_js_v amp_gsa amp_ct amp_tf amp_r
    """.split()
)
"""Query keys that say where a reader came from, never which article it is."""

LOOSE_TRACKING = frozenset(
    """
    ref referrer referer src source cmp cmpid cid icid ocid ncid ito xtor sh share st sref taid trk
    rss partner oref feature mod intcmp
    """.split()
)
"""Query keys that mostly track, but name an article at some outlets: with a number they stay."""

AMP_QUERY = frozenset({"amp", "_amp", "ampcf", "amphtml", "isamp", "is_amp"})
AMP_ASKED = frozenset({"", "1", "true", "yes", "y", "amp", "html"})
AMP_VALUES = {"outputtype": "amp", "output": "amp", "mode": "amp", "view": "amp", "format": "amp"}
"""Query keys that ask for the AMP form when their value begins so."""

MOBILE_LABELS = frozenset({"www", "m", "mobile", "amp"})
"""Leading labels of a host that serve the same article in another dress."""

REDIRECTS = (
    (re.compile(r"(^|\.)google\.[a-z.]+$"), "/url", ("q", "url")),
    (re.compile(r"(^|\.)facebook\.com$"), "/l.php", ("u",)),
    (re.compile(r"^out\.reddit\.com$"), "", ("url",)),
    (re.compile(r"(^|\.)bing\.com$"), "/news/apiclick.aspx", ("url",)),
)
"""Hosts that only pass a reader on: host, path, the keys that hold the real address."""

AMP_CACHE = re.compile(r"(^|\.)(cdn\.ampproject\.org|ampproject\.net|bing-amp\.com)$")
AMP_CACHE_PATH = re.compile(r"^/(?:[a-z]/)?(?:s/)?(?=[^/]+\.[^/]+)")
AMP_VIEWER_HOST = re.compile(r"(^|\.)(google\.[a-z.]+|bing\.com)$")
AMP_VIEWER_PATH = re.compile(r"^/amp/(?:s/)?(?=[^/]+\.[^/]+/)")

_AMP_SEGMENT = re.compile(r"amp_(articleshow|article|news|story|photostory|videoshow|liveblog)")
_ARCHIVED = re.compile(r"^/web/\d+[a-z_]*/(?=https?:/)")
_ROUTE = re.compile(r"#(!?/.+)")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE = re.compile(r"^[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)")
_UNRESERVED = re.compile(r"%(2d|2e|5f|7e|3\d|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_SETTLED = re.compile(
    r"(?!.*(?:amp|/lite\Z))[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*"
)
"""Keys that are their own: nothing in them is a mark, an escape or a query."""


@lru_cache(maxsize=1_024)
def canonical(address: str) -> str | None:
    """The key that all forms of one article's address share: `host/path[?query]`, without scheme.

    None for what is no web address. `canonical(canonical(x)) == canonical(x)`.
    """
    key, is_own = _once(address)
    for _ in range(8):  # a cached AMP page of a mobile host of …: each step only ever shortens
        if key and is_own and len(key) <= MAX_LENGTH and _SETTLED.fullmatch(key):
            return key
        again, is_own = _once(key) if key else (None, True)
        if again == key:
            return key
        key = again
    return None


@lru_cache(maxsize=1_024)
def cleaned(address: str) -> str | None:
    """The address as a browser would read it, without what only tracks; for showing."""
    parsed = _parse(address)
    if parsed is None:
        return None
    pairs = _pairs(parsed)
    kept = [(key, value) for key, value in pairs if not _tracks(key, value)]
    if len(kept) != len(pairs):
        parsed.search = urlencode(kept, errors="surrogateescape")
    return str(parsed.href)


def written(address: str) -> str | None:
    """The address as a browser would write it, nothing left out; safe to show."""
    parsed = _parse(address)
    return str(parsed.href) if parsed else None


def host(address: str) -> str | None:
    """The host of an address, lower case, without `www.` and its like."""
    parsed = _parse(address)
    return site(str(parsed.hostname)) if parsed else None


@lru_cache(maxsize=8_192)
def site(name: str) -> str:
    """A host name without the leading labels that name only a dress (`www`, `m`, `amp`)."""
    labels = name.strip(".").split(".")
    while len(labels) > _least_labels(labels) and labels[0] in MOBILE_LABELS:
        labels = labels[1:]
    return ".".join(labels)


def _least_labels(labels: list[str]) -> int:
    """Labels of a site: two, or three where it is under something like `co.uk`."""
    return 3 if len(labels[-1]) == 2 and len(labels[-2]) <= 3 else 2  # noqa: PLR2004 - letters


def is_plain(address: str) -> bool:
    """Whether an address is the outlet's own form: no AMP or mobile dress, cache or redirect."""
    parsed = _parse(cleaned(address) or "")
    if parsed is None:
        return False
    name = str(parsed.hostname).removeprefix("www.") + _port(parsed)
    return canonical(address) == name + _tidy_path(str(parsed.pathname)) + _query(_pairs(parsed))


def _parse(address: str) -> "can_ada.URL | None":
    text = _unwrapped(address)
    if not text or len(text) > MAX_LENGTH:
        return None
    if not _SCHEME.match(text):
        if not _BARE.match(text):
            return None
        text = "https://" + text
    try:
        parsed = can_ada.parse(text)
    except (ValueError, TypeError):  # TypeError: half a surrogate pair
        return None
    if parsed.protocol not in ("http:", "https:") or "." not in str(parsed.hostname):
        return None
    return parsed


def _unwrapped(address: str) -> str:
    """The address without its fragment and the marks that people put around one.

    Its own brackets stay, and so does a fragment that is a route (`#!/news/1`).
    """
    if "#" in address and not _ROUTE.search(address):
        address = address.partition("#")[0]
    text = address.strip().strip("<>[]{}\"'“”‘’").lstrip("(")
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return text


def _once(address: str) -> tuple[str | None, bool]:
    """The key as far as one reading leads, and whether it is one: else it is passed on to."""
    parsed = _parse(address)
    if parsed is None:
        return None, True
    name, path = str(parsed.hostname), str(parsed.pathname)
    pairs = _pairs(parsed)
    target = _passed_on(name, path, pairs)
    if target is not None:
        return target, False
    kept = [pair for pair in pairs if not _tracks(*pair) and not _asks_for_amp(*pair)]
    tidy = _tidy_path(_without_amp(path)) + _query(kept)
    return site(name) + _port(parsed) + tidy + str(parsed.hash).rstrip("/"), True


def _pairs(parsed: "can_ada.URL") -> list[tuple[str, str]]:
    text = str(parsed.search)[1:].rstrip("/")
    if not text:
        return []
    return parse_qsl(text, keep_blank_values=True, errors="surrogateescape")


def _port(parsed: "can_ada.URL") -> str:
    """The port, where it is no scheme's own: the key has no scheme."""
    return "" if parsed.port in {"", "80", "443"} else f":{parsed.port}"


def _query(pairs: list[tuple[str, str]]) -> str:
    """The pairs in a fixed order, for two links that only shuffle them are one."""
    return "?" + urlencode(sorted(pairs), errors="surrogateescape") if pairs else ""


def _passed_on(name: str, path: str, pairs: list[tuple[str, str]]) -> str | None:
    """Where an AMP cache, an AMP viewer or a redirect leads, if the address is one of theirs."""
    archived = name == "web.archive.org" and _ARCHIVED.match(path)
    if archived:
        return re.sub(r"^(https?:)/+", r"\1//", path[archived.end() :]) + _query(pairs)
    cached = "amp" in name and AMP_CACHE.search(name) and AMP_CACHE_PATH.match(path)
    viewed = path.startswith("/amp/") and AMP_VIEWER_HOST.search(name)
    inner = cached or (viewed and AMP_VIEWER_PATH.match(path))
    if inner:
        target = path[inner.end() :]
        return target + _query(pairs).replace("?", "&" if "?" in target else "?", 1)
    for pattern, prefix, keys in REDIRECTS if pairs else ():
        if pattern.search(name) and path.startswith(prefix or "/"):
            for key, value in pairs:
                if key in keys and _parse(value):
                    return value
    return None


def _tracks(key: str, value: str) -> bool:
    key = key.lower()
    loose = key in LOOSE_TRACKING and not any(char.isdigit() for char in value)
    return loose or key in TRACKING or key.startswith(TRACKING_PREFIXES)


def _asks_for_amp(key: str, value: str) -> bool:
    wanted = AMP_VALUES.get(key.lower())
    asked = key.lower() in AMP_QUERY and value.lower().rstrip("/") in AMP_ASKED
    return asked or (wanted is not None and value.lower().startswith(wanted))


def _without_amp(path: str) -> str:
    """The path without its AMP marks; a path that is little but the mark stays."""
    segments = [part for part in path.split("/") if part]
    if "amp" not in path and not path.rstrip("/").endswith("/lite"):
        return "/" + "/".join(segments)
    if len(segments) > 1 and segments[-1] in ("amp", "amp.html"):
        segments = segments[:-1]
    if len(segments) > 2 and segments[-1] == "lite":  # noqa: PLR2004 - `/pro/lite` is a page
        segments = segments[:-1]
    if len(segments) > 1 and segments[0] in ("amp", "google-amp"):
        segments = segments[1:]
    if len(segments) > 2 and "amp" in segments[:-1]:  # noqa: PLR2004 - and two that stay
        segments = [part for part in segments if part not in ("amp", "platform")]
    marked = [part for part in segments if _AMP_SEGMENT.fullmatch(part)]
    if marked:
        segments = segments[1:] if segments[0] == "m" else segments
        segments = [part.removeprefix("amp_") if part in marked else part for part in segments]
    segments[-1:] = [re.sub(r"\.amp(?=$|\.html?$)", "", part) or part for part in segments[-1:]]
    return "/" + "/".join(segments)


def _tidy_path(path: str) -> str:
    if "%" not in path:
        return path.rstrip("/")
    decoded = _UNRESERVED.sub(lambda escape: chr(int(escape[0][1:], 16)), path)
    return _ESCAPE.sub(lambda escape: escape[0].upper(), decoded).rstrip("/")
