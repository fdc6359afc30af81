"""What monitoring may know: how much, how fast, how well; never who and never what."""

from collections.abc import Iterable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    generate_latest,
)

from bot import __version__

OUTCOMES = frozenset({"found", "nothing", "refused", "failed"})
GATEWAY_EVENTS = frozenset({"connected", "resumed", "disconnected"})
RELOADS = frozenset({"read", "failed"})

_ANSWER_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 15.0)
_LAG_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
_HOLDINGS = ("articles", "outlets", "documents", "problems")


class Metrics:
    """Counters of one bot, in a registry of their own.

    It is told which faces, kinds of questions and places of failures there are. A label is one of
    these or of the sets above, else ValueError: no text that people wrote can become one.
    """

    def __init__(self, faces: Iterable[str], kinds: Iterable[str], places: Iterable[str]) -> None:
        self._registry = CollectorRegistry()
        self._faces, self._kinds, self._places = map(frozenset, (faces, kinds, places))
        self._longest_lag = 0.0
        self._count_answers()
        self._count_events()
        self._watch_corpus_and_loop()
        ProcessCollector(registry=self._registry)
        Info("newsdesk_build", "What runs.", registry=self._registry).info({"version": __version__})

    def answered(self, face: str, kind: str, outcome: str, seconds: float) -> None:
        """A question was dealt with: where, of which kind, with which of OUTCOMES, how fast."""
        face = _one_of(self._faces, "face", face)
        kind = _one_of(self._kinds, "kind", kind)
        self._answers.labels(face, kind, _one_of(OUTCOMES, "outcome", outcome)).inc()
        self._seconds.labels(face).observe(seconds)

    def refused_for_cooldown(self) -> None:
        """Somebody asked too much at once."""
        self._cooldowns.inc()

    def failed(self, where: str) -> None:
        """Something broke that should not."""
        self._failures.labels(_one_of(self._places, "place", where)).inc()

    def gateway(self, event: str) -> None:
        """The connection to Discord did one of GATEWAY_EVENTS."""
        self._gateway.labels(_one_of(GATEWAY_EVENTS, "gateway event", event)).inc()

    def commands_synced(self) -> None:
        """The commands were sent to Discord."""
        self._syncs.inc()

    def reloaded(self, outcome: str, seconds: float | None = None) -> None:
        """The corpus was read again, with one of RELOADS; where that worked, in how long."""
        self._reloads.labels(_one_of(RELOADS, "outcome of a reload", outcome)).inc()
        self._is_current.set(outcome == "read")
        if seconds is not None:
            self._reload_seconds.set(seconds)

    def corpus(self, articles: int, outlets: int, documents: int, problems: int) -> None:
        """What the archive holds now."""
        for name, count in zip(_HOLDINGS, (articles, outlets, documents, problems), strict=True):
            self._holdings[name].set(count)

    def loop_lag(self, seconds: float) -> None:
        """The event loop came back later than it should, by so much."""
        self._lags.observe(seconds)
        self._longest_lag = max(self._longest_lag, seconds)
        self._lag_gauge.set(self._longest_lag)

    @property
    def longest_lag(self) -> float:
        """The longest lag of the event loop until now, in seconds."""
        return self._longest_lag

    def exposition(self) -> tuple[bytes, str]:
        """All of it in Prometheus' text format, and that format's content type."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    def _count_answers(self) -> None:
        self._answers = self._counter("answers", "Questions dealt with.", "face", "kind", "outcome")
        self._cooldowns = self._counter("cooldown_refusals", "Questions asked too fast.")
        self._seconds = Histogram(
            "newsdesk_answer_seconds",
            "From the question to the answer sent.",
            ["face"],
            buckets=_ANSWER_BUCKETS,
            registry=self._registry,
        )
        for face in self._faces:
            self._seconds.labels(face)

    def _count_events(self) -> None:
        """Those with few labels are there with 0 from the start, so that the first one shows."""
        self._syncs = self._counter("command_syncs", "Times the commands were sent to Discord.")
        self._failures = self._counter("failures", "Errors that were not foreseen.", "where")
        self._gateway = self._counter("gateway_events", "The connection to Discord.", "event")
        self._reloads = self._counter("reloads", "Looks at a changed corpus.", "outcome")
        for counter, values in (
            (self._failures, self._places),
            (self._gateway, GATEWAY_EVENTS),
            (self._reloads, RELOADS),
        ):
            for value in values:
                counter.labels(value)

    def _watch_corpus_and_loop(self) -> None:
        self._holdings = {
            name: self._gauge(f"corpus_{name}", f"Number of {name}.") for name in _HOLDINGS
        }
        self._is_current = self._gauge("corpus_is_current", "0 where the last reload failed.")
        self._is_current.set(1)
        self._reload_seconds = self._gauge("last_reload_seconds", "How long the last one took.")
        self._lag_gauge = self._gauge("event_loop_longest_lag_seconds", "Longest until now.")
        self._lags = Histogram(
            "newsdesk_event_loop_lag_seconds",
            "How much later than wanted the event loop came back.",
            buckets=_LAG_BUCKETS,
            registry=self._registry,
        )

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"newsdesk_{name}", text, labels, registry=self._registry)

    def _gauge(self, name: str, text: str) -> Gauge:
        return Gauge(f"newsdesk_{name}", text, registry=self._registry)


def _one_of(allowed: frozenset[str], what: str, value: str) -> str:
    """The value, where it is one of the known ones. The error does not repeat what it was."""
    if value not in allowed:
        raise ValueError(f"not a known {what}")
    return value
