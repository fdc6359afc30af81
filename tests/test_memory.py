"""What is remembered while the bot runs: bounded, for a while, and gone when it is asked for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.question import Help, Latest, Sources, Timeline, Wanted
from bot.state.memory import FOLLOW_UP, MOST, Memory, Recent

NOW = datetime(2022, 4, 22, 12, tzinfo=UTC)
ADA, BEN, DESK, DEN = 1, 2, 10, 20
CLEARVIEW = Sources(Wanted(topic="clearview"))
DRONES = Timeline(Wanted(topic="drones"))
LINKED = Sources(Wanted(url="https://harbourgazette.example/ferry"))


def later(**spans: float) -> datetime:
    return NOW + timedelta(**spans)


# Values for a while


def a_recent(lifetime: timedelta = timedelta(minutes=1), most: int = 3) -> Recent[str]:
    return Recent(lifetime, most)


def test_a_value_is_there_until_its_time_is_over():
    recent = a_recent()
    recent.put("a", "1", NOW)
    times = (NOW, later(seconds=60), later(seconds=60, microseconds=1))
    assert [recent.get("a", now) for now in times] == ["1", "1", None]


def test_what_was_never_put_in_is_not_there():
    assert a_recent().get("a", NOW) is None


def test_the_oldest_goes_where_there_are_too_many():
    recent = a_recent(most=3)
    for key in "abcd":
        recent.put(key, key.upper(), NOW)
    assert [recent.get(key, NOW) for key in "abcd"] == [None, "B", "C", "D"]


def test_a_value_put_in_again_is_the_newest():
    recent = a_recent(most=2)
    for key, value in ("a", "1"), ("b", "2"), ("a", "3"), ("c", "4"):
        recent.put(key, value, NOW)
    assert [recent.get(key, NOW) for key in "abc"] == ["3", None, "4"]


def test_its_time_begins_anew_when_it_is_put_in_again():
    recent = a_recent()
    recent.put("a", "1", NOW)
    recent.put("a", "2", later(seconds=50))
    assert recent.get("a", later(seconds=100)) == "2"


def test_what_has_ended_takes_no_room():
    recent = a_recent()
    recent.put("a", "1", NOW)
    recent.put("b", "2", later(seconds=61))
    assert list(recent._values) == ["b"]


def test_forgetting_removes_what_belongs():
    recent = a_recent()
    for key in "abc":
        recent.put(key, key, NOW)
    recent.forget(lambda key: key in "ac")
    assert [recent.get(key, NOW) for key in "abc"] == [None, "b", None]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 90)), max_size=60))
def test_there_are_never_more_than_so_many_and_all_that_may_be_there_are(puts):
    recent = a_recent(most=3)
    now, put = NOW, {}
    for key, seconds in puts:
        now += timedelta(seconds=seconds)
        recent.put(key, f"{key} {now}", now)
        put.pop(key, None)
        put[key] = now
    young = {key: at for key, at in list(put.items())[-3:] if now - at <= timedelta(minutes=1)}
    found = {key: recent.get(key, now) for key in range(10)}
    assert found == {key: f"{key} {young[key]}" if key in young else None for key in range(10)}
    assert len(recent._values) <= 3


# Follow-ups


def test_a_question_goes_on_from_the_last_one_of_that_person_in_that_place():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    memory.asked(ADA, DEN, DRONES, NOW)
    found = {
        (person, place): memory.before(person, place, NOW)
        for person in (ADA, BEN)
        for place in (DESK, DEN)
    }
    assert found == {
        (ADA, DESK): CLEARVIEW,
        (ADA, DEN): DRONES,
        (BEN, DESK): None,
        (BEN, DEN): None,
    }


def test_it_does_so_for_half_an_hour():
    assert timedelta(minutes=30) == FOLLOW_UP
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    assert memory.before(ADA, DESK, later(minutes=30)) == CLEARVIEW
    assert memory.before(ADA, DESK, later(minutes=30, seconds=1)) is None


def test_the_half_hour_begins_anew_with_every_question():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    memory.asked(ADA, DESK, CLEARVIEW, later(minutes=20))
    assert memory.before(ADA, DESK, later(minutes=45)) == CLEARVIEW


@pytest.mark.parametrize("question", [Help(), Latest(), Latest(Wanted(limit=3))])
def test_a_question_without_a_topic_leaves_the_one_before_it(question):
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    memory.asked(ADA, DESK, question, NOW)
    assert memory.before(ADA, DESK, NOW) == CLEARVIEW
    assert memory.topics(ADA, NOW) == ("clearview",)


def test_a_link_is_a_topic():
    memory = Memory(10)
    memory.asked(ADA, DESK, LINKED, NOW)
    assert memory.before(ADA, DESK, NOW) == LINKED
    assert memory.topics(ADA, NOW) == ("https://harbourgazette.example/ferry",)


def test_only_so_many_people_are_remembered():
    memory = Memory(10)
    for person in range(MOST + 1):
        memory.asked(person, DESK, CLEARVIEW, NOW)
    assert MOST == 10_000
    assert [memory.before(person, DESK, NOW) for person in (0, 1, MOST)] == [
        None,
        CLEARVIEW,
        CLEARVIEW,
    ]
    assert [memory.topics(person, NOW) for person in (0, 1)] == [(), ("clearview",)]


# The last topics


def about(topic: str) -> Sources:
    return Sources(Wanted(topic=topic))


def test_the_last_five_topics_of_a_person_are_remembered_wherever_they_were_asked():
    memory = Memory(10)
    for place, topic in enumerate("abcdef"):
        memory.asked(ADA, place, about(topic), NOW)
    assert memory.topics(ADA, NOW) == ("f", "e", "d", "c", "b")
    assert memory.topics(BEN, NOW) == ()


def test_a_topic_asked_again_stands_once_and_first():
    memory = Memory(10)
    for topic in ("a", "b", "a"):
        memory.asked(ADA, DESK, about(topic), NOW)
    assert memory.topics(ADA, NOW) == ("a", "b")


def test_topics_are_remembered_for_half_an_hour():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    assert memory.topics(ADA, later(minutes=30)) == ("clearview",)
    assert memory.topics(ADA, later(minutes=31)) == ()


def test_a_topic_is_not_remembered_longer_because_another_was_asked():
    memory = Memory(10)
    for minutes, topic in ((0, "a"), (20, "b"), (40, "c")):
        memory.asked(ADA, DESK, about(topic), later(minutes=minutes))
    assert memory.topics(ADA, later(minutes=45)) == ("c", "b")


# Forgetting


def test_forgetting_a_person_leaves_the_others():
    memory = Memory(10)
    for person in (ADA, BEN):
        memory.asked(person, DESK, CLEARVIEW, NOW)
    memory.forget(ADA, NOW)
    assert (memory.before(ADA, DESK, NOW), memory.topics(ADA, NOW)) == (None, ())
    assert (memory.before(BEN, DESK, NOW), memory.topics(BEN, NOW)) == (CLEARVIEW, ("clearview",))


def test_forgetting_counts_topics():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    memory.asked(ADA, DEN, CLEARVIEW, NOW)
    memory.asked(ADA, DEN, DRONES, NOW)
    assert memory.forget(ADA, NOW) == 2
    assert memory.forget(ADA, NOW) == 0


def test_what_has_ended_is_not_counted():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    memory.asked(ADA, DESK, DRONES, later(minutes=20))
    assert memory.forget(ADA, later(minutes=40)) == 1


def test_forgetting_gives_no_new_answers():
    memory = Memory(1)
    assert memory.wait(ADA, NOW) == 0
    memory.forget(ADA, NOW)
    assert memory.wait(ADA, NOW) == 60


# How much one person may ask


def test_all_answers_of_a_minute_may_be_had_at_once():
    memory = Memory(3)
    assert [memory.wait(ADA, NOW) for _ in range(5)] == [0, 0, 0, 20, 20]


def test_one_more_comes_after_its_share_of_a_minute():
    memory = Memory(3)
    for _ in range(3):
        memory.wait(ADA, NOW)
    times = (later(seconds=19), later(seconds=20), later(seconds=20), later(seconds=50))
    assert [memory.wait(ADA, now) for now in times] == [1, 0, 20, 0]
    assert memory.wait(ADA, later(seconds=50)) == 10


def test_no_more_than_those_of_a_minute_gather():
    for later_on in (later(seconds=50), later(hours=1)):
        memory = Memory(3)
        memory.wait(ADA, NOW)
        assert [memory.wait(ADA, later_on) for _ in range(4)] == [0, 0, 0, 20]


def test_a_minute_after_the_last_one_all_are_there_again():
    memory = Memory(2)
    waits = [memory.wait(ADA, NOW) for _ in range(3)]
    waits += [memory.wait(ADA, later(seconds=61)) for _ in range(3)]
    assert waits == [0, 0, 30, 0, 0, 30]


def test_being_refused_costs_nothing():
    memory = Memory(1)
    memory.wait(ADA, NOW)
    waits = [memory.wait(ADA, later(seconds=second)) for second in range(10, 60, 10)]
    assert waits == [50, 40, 30, 20, 10]
    assert memory.wait(ADA, later(seconds=60)) == 0


def test_the_wait_is_told_in_whole_seconds_that_suffice():
    memory = Memory(7)
    waits = [memory.wait(ADA, NOW) for _ in range(8)]
    assert waits == [0] * 7 + [9]  # 60 / 7 is 8.57
    assert memory.wait(ADA, later(seconds=9)) == 0


def test_an_answer_that_is_given_is_taken_from_the_share():
    memory = Memory(1)
    memory.wait(ADA, NOW)
    waits = [memory.wait(ADA, later(seconds=second)) for second in range(10, 60, 10)]
    assert 0 not in waits
    assert [memory.wait(ADA, later(seconds=60)) for _ in range(2)] == [0, 60]


def test_one_person_does_not_wait_for_another():
    memory = Memory(1)
    assert [memory.wait(person, NOW) for person in (ADA, BEN, ADA)] == [0, 0, 60]


def test_a_clock_that_goes_back_gives_and_takes_little():
    memory = Memory(2)
    memory.wait(ADA, later(seconds=10))
    assert memory.wait(ADA, NOW) < 60


@given(
    st.integers(1, 120),
    st.lists(st.floats(0, 40, allow_nan=False), min_size=1, max_size=80),
)
def test_nobody_gets_more_than_their_share_and_nobody_waits_longer_than_told(limit, pauses):
    memory = Memory(limit)
    now, given_at = NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        wait = memory.wait(ADA, now)
        assert 0 <= wait <= ceil(60 / limit)
        if wait:
            now += timedelta(seconds=wait)
            assert memory.wait(ADA, now) == 0
        given_at.append(now)
    for place, start in enumerate(given_at):
        within = [at for at in given_at[place:] if at - start <= timedelta(minutes=1)]
        assert len(within) <= 2 * limit + 1


def test_somebody_who_asks_too_much_is_told_once_a_minute():
    memory = Memory(1)
    found = [memory.is_first_warning(ADA, later(seconds=seconds)) for seconds in (0, 1, 60, 61)]
    assert found == [True, False, False, True]
    assert memory.is_first_warning(BEN, NOW)


# Events that come twice


def test_an_event_is_new_once():
    memory = Memory(10)
    assert [memory.is_new(event, NOW) for event in (7, 7, 8, 7)] == [True, False, True, False]


def test_an_event_is_known_for_an_hour():
    memory = Memory(10)
    memory.is_new(7, NOW)
    assert not memory.is_new(7, later(minutes=60))
    assert memory.is_new(7, later(minutes=61))


def test_an_event_that_comes_again_is_not_known_longer_for_it():
    memory = Memory(10)
    times = (NOW, later(minutes=59), later(minutes=61))
    assert [memory.is_new(7, now) for now in times] == [True, False, True]


def test_a_hundred_thousand_events_are_known():
    memory = Memory(10)
    for event in range(100_001):
        memory.is_new(event, NOW)
    assert [memory.is_new(event, NOW) for event in (1, 100_000, 0)] == [False, False, True]


# Questions of buttons that are written down already


def test_a_question_is_known_to_be_written_down_for_an_hour():
    memory = Memory(10)
    memory.kept(["key", "other"], NOW)
    found = [memory.is_kept("key", later(minutes=minutes)) for minutes in (0, 60, 61)]
    assert found == [True, True, False]
    assert memory.is_kept("other", NOW)
    assert not memory.is_kept("a third", NOW)


def test_after_forgetting_a_question_is_written_down_anew():
    memory = Memory(10)
    memory.kept(["key"], NOW)
    memory.forget(ADA, NOW)
    assert not memory.is_kept("key", NOW)


def test_what_follows_a_question_is_the_question_as_it_was_answered():
    memory = Memory(10)
    memory.asked(ADA, DESK, CLEARVIEW, NOW)
    narrowed = Sources(replace(CLEARVIEW.wanted, limit=5))
    memory.asked(ADA, DESK, narrowed, NOW)
    assert memory.before(ADA, DESK, NOW) == narrowed
