"""Reads documents; many of them in processes of their own, so that all cores read and the window stays quick."""

import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess

from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.services.incoming_texts import enriched

_FEW = 100
"""Documents that are read before it is worth while to start processes, which takes a second."""
_MOST_PROCESSES = 4
_QUICK = (".txt", ".md")
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

    Close it to stop the processes, which are started when there are more than `few` documents for them.
    """
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    pending: deque[tuple[Document | None, Future[Incoming | str | None] | None]] = deque()
    pool: ProcessPoolExecutor | None = None
    slow = held = 0
    try:
        for document in documents:
            slow += _is_slow(document)
            if pool is None and slow > few and processes > 1:
                # spawn: forking a program with threads may hang, and Windows and macOS know nothing else
                pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin)
            pending.append((document, _submitted(pool, document)))
            held += len(document.data) if document else 0
            while len(pending) > (processes * _AHEAD if pool else 0) or held > _BYTES_AHEAD:
                first, future = pending.popleft()
                held -= len(first.data) if first else 0
                yield _result(first, future)
        while pending:
            yield _result(*pending.popleft())
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _is_slow(document: Document | None) -> bool:
    """Whether reading a document takes longer than to hand it to a process and to take back what was found."""
    return document is not None and not document.name.lower().endswith(_QUICK)


def _submitted(
    pool: ProcessPoolExecutor | None, document: Document | None
) -> Future[Incoming | str | None] | None:
    with suppress(BrokenExecutor):
        return pool.submit(_tried, document) if pool and _is_slow(document) else None
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
    program = parent_process()
    if program is not None:
        threading.Thread(target=_end_with, args=(program,), daemon=True).start()


def _end_with(program: BaseProcess) -> None:
    program.join()
    os._exit(1)  # whoever waited for an answer is gone
