"""Newsdesk answers questions about a corpus of news coverage, with sources."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("newsdesk-bot")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+checkout"
