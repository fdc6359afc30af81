from bot.archive.words import Words, english, text_of
from bot.news.article import NOBODY, Article


def count(article):
    return text_of(article).counts


def searched(article):
    return list(text_of(article).everything)


def an_article(title="Ferry", **fields) -> Article:
    return Article("ferry", title, NOBODY, **fields)


def test_an_article_counts_each_of_its_words_once():
    article = an_article("Ferries, ferries", excerpt="The ferry sails.", body="Ferry!")

    assert count(article) == Words(
        words=frozenset({"ferries", "ferry", "the", "sails"}),
        stems=frozenset({"ferri", "the", "sail"}),
        named=frozenset(),
        lower=frozenset({"ferri", "sail"}),
    )


def test_a_capital_inside_a_running_sentence_makes_a_name():
    article = an_article("Ferry Captain Resigns", excerpt="Yesterday Anna Holm left the Baltica.")

    assert count(article).named == {"anna", "holm", "baltica"}


def test_headlines_and_first_words_of_sentences_make_no_names():
    article = an_article("Captain Anna Holm Resigns", body="Storms came. Ferries waited.")

    assert count(article).named == frozenset()


def test_words_in_lower_case_are_counted_as_such_wherever_they_stand():
    article = an_article("A march along the quay", body="In March the quay closed.")

    assert count(article).lower == {"march", "along", "the", "quay", "close"}
    assert count(article).named == {"march"}


def test_accents_do_not_make_other_stems():
    article = an_article("Café", body="Again Café and café.")

    found = count(article)

    assert found.stems == {"cafe", "again", "and"}
    assert (found.named, found.lower) == ({"cafe"}, {"cafe", "and"})


def test_parts_of_words_are_counted_only_where_they_are_words_themselves():
    article = an_article("Ferry", body="Yesterday Mr O'Brien didn't meet U.S. and G20 guests.")

    found = count(article)

    assert found.named <= found.stems
    assert found.lower <= found.stems
    assert found.named == {"mr"}


def test_words_of_more_than_sixty_characters_are_not_kept():
    longest, longer = "x" * 60, "y" * 61
    article = an_article(f"{longest} {longer}", body=f"Again {longer.title()} {longer}")

    assert searched(article) == [longest, "again"]
    assert count(article) == Words(
        frozenset({longest, "again"}),
        frozenset({longest, "again"}),
        frozenset(),
        frozenset({longest}),
    )


def test_stems_are_searched_in_the_order_of_title_excerpt_and_body():
    article = an_article("Ferries sail", excerpt="Storms ended.", body="Harbours opened.")

    assert searched(article) == ["ferri", "sail", "storm", "end", "harbour", "open"]


def test_english_words_have_shares_of_running_text_that_make_a_whole():
    shares = list(english())

    assert len(shares) == 82_834
    assert abs(sum(share for _, share in shares) - 1) < 1e-9
    found = dict(shares)
    assert found["the"] == max(found.values())
    assert 0 < found["harbour"] < found["ferry"] * 10 < 0.01
