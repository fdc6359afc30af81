"""Lengths, numbers and lists, in Discord's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord_server.refusal import Path, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_problems(
    value: Any, path: Path, least: int, most: int, *, required: bool = True
) -> Iterator[Problem]:
    """A string of `least` to `most` characters; without `required` it may be missing."""
    if value is None:
        if required:
            yield missing(path)
    elif not isinstance(value, str):
        yield Problem(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
    elif not least <= len(value) <= most:
        yield bad_length(path, least, most)


def list_problems(value: Any, path: Path, least: int, most: int) -> Iterator[Problem]:
    if value is None:
        yield missing(path)
    elif not isinstance(value, list):
        yield Problem(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    elif not least <= len(value) <= most:
        yield bad_length(path, least, most)


def number_problems(value: Any, path: Path, least: int, most: int) -> Iterator[Problem]:
    """A whole number, if there is one."""
    if value is None:
        return
    if not isinstance(value, int) or isinstance(value, bool):
        yield Problem(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
    elif not least <= value <= most:
        text = f"int value should be between {least} and {most}."
        yield Problem(path, "NUMBER_TYPE_RANGE", text)


def missing(path: Path) -> Problem:
    return Problem(path, "BASE_TYPE_REQUIRED", "This field is required")


def bad_length(path: Path, least: int, most: int) -> Problem:
    if least == 0:
        return Problem(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")
    return Problem(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")


def not_one_of(path: Path, known: Any) -> Problem:
    listed = ", ".join(str(one) for one in known)
    return Problem(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")


def is_object(value: Any, path: Path) -> Iterator[Problem]:
    if not isinstance(value, dict):
        yield Problem(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")


def repeated(values: list[Any]) -> list[int]:
    """The indexes of values that came before."""
    return [index for index, value in enumerate(values) if value in values[:index]]
