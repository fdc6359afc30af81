"""Words that say the same in any text: irregular forms, and nouns that are never told apart."""

from functools import lru_cache

from bot.news.text import stem, stem_set

_FORMS = """
    send sent|buy bought|sell sold|build built|pay paid|teach taught|catch caught|fight fought
    |steal stole stolen|write wrote written|speak spoke spoken|choose chose chosen
    |drive drove driven|fly flew flown|draw drew drawn|grow grew grown|throw threw thrown
    |break broke broken|freeze froze frozen|hide hid hidden|flee fled|sink sank sunk
    |strike struck stricken|lose lost|win won|hold held|keep kept|lead led|spend spent|seek sought
    |bring brought|shoot shot|swear swore sworn|hang hung|die dead death|hear heard|leave left
    |find found|stand stood|fall fell fallen|rise rose risen|man men|woman women
    |child children kid|mother mom mum|father dad|photo photograph picture image
    |soldier troop serviceman servicemen
    |people person|worker employee|identify id
"""

_ALIKE = {
    stem(word): stem(group.split()[0])
    for group in _FORMS.replace("\n", " ").split("|")
    for word in group.split()
}


def alike(one: str) -> str:
    """The stem that stands for a stem and all that say the same."""
    return _ALIKE.get(one, one)


@lru_cache(maxsize=8_192)
def alike_set(text: str) -> frozenset[str]:
    """The stems of a text, those that say the same as one."""
    return frozenset(map(alike, stem_set(text)))
