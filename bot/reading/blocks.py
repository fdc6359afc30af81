"""The bytes of a file in blocks, decompressed on the way: no file is ever whole in memory."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path

import zstandard

BLOCK = 128 * 1024
"""Bytes that are read at once."""

ZSTD_STEP = 1024
"""Compressed bytes taken at once: a hostile frame makes 32 MB of them at most, 128 kB of 4."""


class UnreadableError(ValueError):
    """The system did not let a file be read; it may another time."""


class DamagedError(ValueError):
    """Compressed data that is damaged or cut off; what came before is good."""


def blocks(path: str) -> Iterator[bytes]:
    """The bytes of a file, block by block, none empty.

    Raises UnreadableError where the system refuses, DamagedError for compressed data that is
    damaged or ends too early, both with the reason as a sentence.
    """
    try:
        with Path(path).open("rb") as stream:
            yield from _READERS.get(Path(path).suffix.lower(), _plain)(stream)
    except (EOFError, gzip.BadGzipFile, zlib.error, zstandard.ZstdError) as error:
        raise DamagedError(_damage(error)) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {why(error)}") from error


def why(error: OSError) -> str:
    """What the system says, in lower case."""
    return (error.strerror or type(error).__name__).lower()


def _damage(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "is cut off: the end of its compressed data is missing"
    return f"is damaged: {str(error).partition(':')[0] or type(error).__name__}"


def _plain(stream: BufferedReader) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


def _gunzipped(stream: BufferedReader) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream) as opened:
        while block := opened.read1(BLOCK):  # one step each: `read` loses what came before an error
            yield block


def _unzstd(stream: BufferedReader) -> Iterator[bytes]:
    """Frame by frame, for a file may be several of them one after the other."""
    frame = None
    while data := stream.read(ZSTD_STEP):
        while data:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            if block := frame.decompress(data):
                yield block
            data = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame:
        raise EOFError


_READERS: dict[str, Callable[[BufferedReader], Iterator[bytes]]] = {
    ".gz": _gunzipped,
    ".zst": _unzstd,
}
