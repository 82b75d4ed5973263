"""Reads documents; many of them in processes of their own, so that all cores read and the window stays quick."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.process import BaseProcess

from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.services.incoming_texts import enriched

_FEW = 100
"""Documents that are read before it is worth while to start processes, which takes a second."""
_MOST_PROCESSES = 4
_AHEAD = 8
"""Documents of each process that wait or are being read."""
_BYTES_AHEAD = 100_000_000


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one document; `name` ends as its kind does."""

    name: str
    data: bytes
    encoding: str | None = None
    """What the archivist chose."""
    stated: str = ""
    """The label of the encoding that came with the document; one that does not fit is passed over."""


def read_document(document: Document) -> Incoming:
    """What is found in a document. Raises UnreadableFile."""
    from annotator.formats.importers import importer_for

    read = importer_for(document.name).read
    if document.stated and not document.encoding:
        with suppress(UnreadableFile):
            return enriched(read(document.data, document.name, _meant(document.stated)))
    return enriched(read(document.data, document.name, document.encoding))


def _meant(label: str) -> str:
    """The encoding that those who write such labels mean by it."""
    from annotator.text.encoding_labels import declared_codec

    return declared_codec(label) or label


def read_all(documents: Iterable[Document | None], few: int = _FEW) -> Generator[Incoming | str | None]:
    """What is found in each document in turn, or the sentence why it cannot be read; None for None.

    Close it to stop the processes.
    """
    waiting = iter(documents)
    yield from map(_tried, islice(waiting, few))
    following = list(islice(waiting, 1))
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if cores == 1:
        yield from map(_tried, chain(following, waiting))
    elif following:
        yield from _read_by_processes(chain(following, waiting), cores)


def _read_by_processes(
    documents: Iterable[Document | None], processes: int
) -> Generator[Incoming | str | None]:
    pending: deque[tuple[Document | None, Future[Incoming | str | None] | None]] = deque()
    held = 0
    # spawn: forking a program with threads may hang, and Windows and macOS know nothing else
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), initializer=_begin)
    try:
        for document in documents:
            held += len(document.data) if document else 0
            pending.append((document, _submitted(pool, document)))
            while len(pending) > processes * _AHEAD or held > _BYTES_AHEAD:
                first, future = pending.popleft()
                held -= len(first.data) if first else 0
                yield _result(first, future)
        while pending:
            yield _result(*pending.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, document: Document | None) -> Future[Incoming | str | None] | None:
    with suppress(BrokenExecutor):
        return pool.submit(_tried, document) if document else None
    return None


def _result(document: Document | None, future: Future[Incoming | str | None] | None) -> Incoming | str | None:
    """What a process found; when the process has ended (no memory, a system that allows none), read it here."""
    if future is not None:
        with suppress(BrokenExecutor):
            return future.result()
    return _tried(document)


def _tried(document: Document | None) -> Incoming | str | None:
    try:
        return read_document(document) if document else None
    except KnownError as error:
        return str(error)


def _begin() -> None:
    """Leave interrupts to the program, and end when it has ended, even if it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program = multiprocessing.parent_process()
    if program is not None:
        threading.Thread(target=_end_with, args=(program,), daemon=True).start()


def _end_with(program: BaseProcess) -> None:
    program.join()
    os._exit(1)  # whoever waited for an answer is gone
