import asyncio
import re
import sys
from math import inf

import pytest
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.operation.metrics import GATEWAY_EVENTS, OUTCOMES, RELOADS, Metrics
from bot.operation.vitals import watch_loop

WORD = "marzipan"


def some_metrics(faces=("command", "message"), kinds=("sources", "search"), places=("answering",)):
    return Metrics(faces=faces, kinds=kinds, places=places)


def samples(metrics):
    """(name, labels) → value, as monitoring reads them."""
    text, _ = metrics.exposition()
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text.decode())
        for sample in family.samples
    }


def value(metrics, name, **labels):
    return samples(metrics).get((f"newsdesk_{name}", frozenset(labels.items())))


def test_answers_are_counted_by_face_kind_and_outcome():
    metrics = some_metrics()
    metrics.answered("command", "sources", "found", 0.02)
    metrics.answered("command", "sources", "found", 0.7)
    metrics.answered("message", "search", "nothing", 4)
    counted = {
        labels: n for (name, labels), n in samples(metrics).items() if "answers_total" in name
    }
    assert counted == {
        frozenset({("face", "command"), ("kind", "sources"), ("outcome", "found")}): 2,
        frozenset({("face", "message"), ("kind", "search"), ("outcome", "nothing")}): 1,
    }


def test_seconds_are_counted_by_face_around_the_three_that_discord_waits():
    metrics = some_metrics()
    metrics.answered("command", "sources", "found", 0.02)
    metrics.answered("command", "sources", "refused", 2.9)
    assert value(metrics, "answer_seconds_count", face="command") == 2
    assert value(metrics, "answer_seconds_sum", face="command") == pytest.approx(2.92)
    assert value(metrics, "answer_seconds_bucket", face="command", le="0.025") == 1
    assert value(metrics, "answer_seconds_bucket", face="command", le="2.0") == 1
    assert value(metrics, "answer_seconds_bucket", face="command", le="3.0") == 2
    assert value(metrics, "answer_seconds_count", face="message") == 0


@pytest.mark.parametrize("outcome", ["found", "nothing", "refused", "failed"])
def test_each_outcome_is_a_known_one(outcome):
    metrics = some_metrics()
    metrics.answered("command", "search", outcome, 0.1)
    labels = {"face": "command", "kind": "search", "outcome": outcome}
    assert value(metrics, "answers_total", **labels) == 1


@pytest.mark.parametrize(
    "tell",
    [
        lambda metrics: metrics.answered(WORD, "sources", "found", 0.1),
        lambda metrics: metrics.answered("command", WORD, "found", 0.1),
        lambda metrics: metrics.answered("command", "sources", WORD, 0.1),
        lambda metrics: metrics.failed(WORD),
        lambda metrics: metrics.gateway(WORD),
        lambda metrics: metrics.reloaded(WORD),
    ],
    ids=["face", "kind", "outcome", "where", "gateway", "reload"],
)
def test_what_somebody_wrote_never_becomes_a_label(tell):
    metrics = some_metrics()
    before = set(samples(metrics))
    with pytest.raises(ValueError, match="not a known") as refused:
        tell(metrics)
    assert WORD not in str(refused.value)
    assert set(samples(metrics)) == before


def test_labels_are_those_that_are_meant_and_no_ids():
    metrics = some_metrics()
    metrics.answered("command", "sources", "found", 0.1)
    labels = {name for _, pairs in samples(metrics) for name, _ in pairs}
    assert labels == {"face", "kind", "outcome", "where", "event", "le", "version"}


def test_events_are_counted():
    metrics = some_metrics()
    metrics.refused_for_cooldown()
    metrics.failed("answering")
    metrics.failed("answering")
    metrics.commands_synced()
    metrics.gateway("disconnected")
    metrics.gateway("resumed")
    metrics.reloaded("read")
    assert value(metrics, "cooldown_refusals_total") == 1
    assert value(metrics, "failures_total", where="answering") == 2
    assert value(metrics, "command_syncs_total") == 1
    assert value(metrics, "gateway_events_total", event="disconnected") == 1
    assert value(metrics, "gateway_events_total", event="resumed") == 1
    assert value(metrics, "gateway_events_total", event="connected") == 0
    assert value(metrics, "reloads_total", outcome="read") == 1


def test_what_has_not_happened_yet_is_there_with_0():
    metrics = some_metrics(places=("answering", "reloading"))
    assert value(metrics, "failures_total", where="reloading") == 0
    assert all(value(metrics, "gateway_events_total", event=one) == 0 for one in GATEWAY_EVENTS)
    assert all(value(metrics, "reloads_total", outcome=one) == 0 for one in RELOADS)
    assert value(metrics, "cooldown_refusals_total") == 0
    assert len(OUTCOMES) == 4


def test_the_corpus_is_as_it_is_now():
    metrics = some_metrics()
    metrics.corpus(articles=30, outlets=11, documents=5, problems=1)
    metrics.corpus(articles=29, outlets=10, documents=4, problems=0)
    names = ("articles", "outlets", "documents", "problems")
    assert [value(metrics, f"corpus_{name}") for name in names] == [29, 10, 4, 0]


def test_lags_are_counted_and_the_longest_is_kept():
    metrics = some_metrics()
    assert metrics.longest_lag == 0
    for seconds in (0.0005, 0.3, 0.02):
        metrics.loop_lag(seconds)
    assert metrics.longest_lag == 0.3
    assert value(metrics, "event_loop_longest_lag_seconds") == 0.3
    assert value(metrics, "event_loop_lag_seconds_bucket", le="0.001") == 1
    assert value(metrics, "event_loop_lag_seconds_bucket", le="0.025") == 2
    assert value(metrics, "event_loop_lag_seconds_bucket", le="1.0") == 3


def test_the_buckets_of_lags_reach_from_a_millisecond_to_a_second():
    bounds = [
        float(dict(labels)["le"])
        for name, labels in samples(some_metrics())
        if name == "newsdesk_event_loop_lag_seconds_bucket"
    ]
    assert min(bounds) == 0.001
    assert sorted(bounds)[-2:] == [1, inf]


def test_the_version_is_told():
    assert value(some_metrics(), "build_info", version=__version__) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="prometheus_client reads /proc")
def test_the_process_is_told():
    assert samples(some_metrics())["process_resident_memory_bytes", frozenset()] > 1_000_000


def test_the_content_type_is_prometheus_text():
    _, content_type = some_metrics().exposition()
    assert re.fullmatch(r"text/plain; version=[\d.]+; charset=utf-8", content_type)


def test_two_bots_metrics_know_nothing_of_each_other_nor_of_the_global_ones():
    one, other = some_metrics(), some_metrics()
    one.refused_for_cooldown()
    assert value(other, "cooldown_refusals_total") == 0
    assert not [family for family in REGISTRY.collect() if family.name.startswith("newsdesk")]


# The event loop


async def watched(metrics, do):
    task = asyncio.create_task(watch_loop(metrics, every=0.001))
    await asyncio.sleep(0.01)
    await do()
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_work_that_blocks_the_loop_shows_as_its_longest_lag():
    async def block():
        until = asyncio.get_running_loop().time() + 0.1
        while asyncio.get_running_loop().time() < until:
            pass

    metrics = some_metrics()
    await watched(metrics, block)
    assert 0.09 < metrics.longest_lag < 1


async def test_a_loop_that_only_waits_hardly_lags():
    async def wait():
        await asyncio.sleep(0.05)

    metrics = some_metrics()
    await watched(metrics, wait)
    assert value(metrics, "event_loop_lag_seconds_count") > 10
    assert value(metrics, "event_loop_lag_seconds_sum") >= 0
    assert value(metrics, "event_loop_lag_seconds_bucket", le="0.005") > 5
