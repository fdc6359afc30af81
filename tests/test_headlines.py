"""How well a headline fits words: which of them, in which form and order, how long it is."""

from bot.news.headlines import Slot, Slots


def slots(*words: str, **costs: float) -> Slots:
    return Slots([Slot(word, 5.0, {word: 0.0, **costs}) for word in words])


def best(found: Slots, *headlines: str) -> str:
    return max(headlines, key=lambda one: found.fit(one.split()).score)


def test_the_headline_with_more_of_the_words_fits_better():
    assert best(slots("ferry", "quay"), "ferry at sea", "ferry at quay") == "ferry at quay"


def test_the_very_word_fits_better_than_another_form_and_that_better_than_none():
    found = slots("orders", "ferry")
    assert best(found, "ferry order now", "ferry orders now") == "ferry orders now"
    assert best(found, "ferry order now", "ferry adrift now") == "ferry order now"


def test_words_in_the_order_in_which_they_were_typed_fit_better():
    assert best(slots("ferry", "quay"), "quay hits ferry", "ferry hits quay") == "ferry hits quay"


def test_of_equal_headlines_the_shorter_one_fits_better():
    long = "ferry at quay again after all these many years"
    assert best(slots("ferry", "quay"), long, "ferry at quay again after all") != long


def test_a_word_is_read_as_the_one_that_the_headline_has():
    found = slots("ferri", ferry=2.0, ferris=1.0)
    assert found.fit("the ferry sinks".split()).words == ("ferry",)
    assert found.fit("a ferris wheel or ferry".split()).words == ("ferris",)
    assert found.fit("no boat".split()).words == ("",)


def test_a_word_of_two_stands_one_behind_the_other():
    found = Slots([Slot("whitehouse", 9.0, {"white house": 1.0})])
    assert found.fit("the white house".split()).words == ("white house",)
    assert found.fit("the white big house white".split()).words == ("",)


def test_a_repeated_word_is_taken_where_it_keeps_the_order():
    found = slots("lies", "matter")
    assert found.fit("matter of lies that matter".split()).places == (2, 4)


def test_what_costs_more_than_a_word_says_is_no_reading_of_it():
    found = slots("his", hits=9.0)
    assert found.fit(["hits"]).words == ("",)
    assert found.groups() == [{"his": 5.0}]
