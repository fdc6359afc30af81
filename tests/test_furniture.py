import pytest

from bot.news.furniture import MARKS, cut, is_furniture

FURNITURE = (
    "By clicking ‘Join’, you accept the rules.",
    "See the Terms of Service and Privacy Policy.",
    "Read our privacy statement.",
    "Sign up for a weekly newsletter.",
    "Get a daily selection of our top stories in your inbox.",
    "Subscribe to our channel of the harbour.",
    "Subscribe for free now",
    "You agree to receive marketing emails from us.",
    "Loading Something is loading.",
    "Please enable JavaScript",
    "We and our partners use cookies here.",
    "Accept all cookies",
    "Manage preferences",
    "Your email address will not be published.",
    "Required fields are marked *",
    "Harbour Gazette, all rights reserved.",
    "Story continues below",
    "Click here to win.",
    "Follow us on the radio.",
    "Share on any wall",
    "Enter your e-mail",
    "Thanks for signing up!",
    "Read more: Mayor opens a pier",
    "Copyright © 2031 Harbour Gazette",
)


@pytest.mark.parametrize(("place", "sentence"), list(enumerate(FURNITURE)))
def test_each_mark_knows_a_sentence_that_no_other_knows(place, sentence):
    found = [number for number, mark in enumerate(MARKS) if mark.search(sentence)]
    assert (found, is_furniture(sentence)) == ([place], True)


def test_every_mark_has_its_sentence():
    assert len(FURNITURE) == len(MARKS)


@pytest.mark.parametrize(
    "sentence",
    [
        "By signing up, you agree to receive promotional e-mails.",
        "Receive all the latest headlines by email",
        "Signing up to alerts",
        "ALL RIGHTS RESERVED by the Harbour Gazette",
        "© Harbour Gazette",
        "Something is loading…",
        "Watch next: the pier",
    ],
)
def test_what_a_page_says_of_itself_is_furniture(sentence):
    assert is_furniture(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry ran aground near the pier.",
        "The mayor signed up for the navy in 2011.",
        "Sailors read the privacy law with care.",
        "Cookies were served on deck.",
        "Officials said they agreed to the terms.",
        "The story continues below deck, where sailors sleep.",
        "He asked her to follow us on foot.",
    ],
)
def test_what_an_article_says_is_no_furniture(sentence):
    assert not is_furniture(sentence)


def test_the_article_ends_where_the_page_speaks_of_other_things():
    text = "The ferry ran aground.\n\nNobody was hurt.\nNEXT POST »\nMayor opens a pier.\nComments"
    assert cut(text) == "The ferry ran aground.\nNobody was hurt."


@pytest.mark.parametrize(
    "end",
    ["Leave a Reply", "You may also like:", "Related Posts", "Comments", "Editors’ picks"],
)
def test_many_lines_end_an_article(end):
    assert cut(f"The ferry ran aground.\n{end}\nMayor opens a pier.") == "The ferry ran aground."


@pytest.mark.parametrize("end", ["Editor's Picks", "Editor’s picks"])
def test_one_editors_picks_end_an_article_as_those_of_several_do(end):
    assert cut(f"The ferry ran aground.\n{end}\nMayor opens a pier.") == "The ferry ran aground."


def test_a_page_that_begins_with_such_a_line_has_not_ended():
    assert cut("Latest news\nThe ferry ran aground.") == "The ferry ran aground."


def test_the_pages_own_lines_and_sentences_are_cut_wherever_they_stand():
    text = (
        "Share\nThe ferry ran aground. Sign up for our newsletter. Nobody was hurt.\n"
        "ADVERTISEMENT\n  \nThanks for signing up!\nIt was towed at noon.\nTags:"
    )
    assert cut(text) == "The ferry ran aground. Nobody was hurt.\nIt was towed at noon."


def test_a_sentence_that_only_begins_like_a_line_of_the_page_stays():
    text = "The ferry ran aground.\nNext post office opens in Orsk on Friday, the mayor said."
    assert cut(text) == text


def test_a_long_line_is_not_the_pages_because_its_beginning_is():
    text = "The ferry ran aground.\nFrom around the web a picture of the wreck emerged."
    assert cut(text) == text


@pytest.mark.parametrize("text", ["", "\n \n", "Share\nComments", "Loading…"])
def test_a_page_of_nothing_but_furniture_leaves_nothing(text):
    assert cut(text) == ""
