"""Names and descriptions of commands in the languages that Discord offers."""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes, locale_str

from bot.wording import FALLBACK, LANGUAGES, wording

_KEY = "key"


def said(key: str) -> locale_str:
    """A fixed text in English that knows its translations."""
    return locale_str(wording(FALLBACK).say(key), **{_KEY: key})


class Catalogues(app_commands.Translator):
    """Translates from the catalogues of fixed wording."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """The text in a locale; None where that is English or there is no catalogue for it."""
        del context  # the key says all
        key, language = string.extras.get(_KEY), locale.value.partition("-")[0]
        if key is None or language == FALLBACK or language not in LANGUAGES:
            return None
        return wording(language).say(key)
