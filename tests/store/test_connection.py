"""A connection that several threads share."""

import threading
from concurrent.futures import ThreadPoolExecutor

from annotator.services.session import Session
from annotator.store.connection import Database


def test_a_long_query_gives_way_to_a_save_and_is_answered_afterwards(session: Session) -> None:
    begun = threading.Event()
    database = Database(session.path, writable=True)
    database._connection.create_function("begun", 0, begun.set)
    database.execute("CREATE TEMP TABLE stop (now)")
    endless_until_stopped = (
        "WITH RECURSIVE n (i) AS (SELECT begun() UNION ALL SELECT 1 FROM n WHERE NOT EXISTS (SELECT 1 FROM stop)) "
        "SELECT count(*) FROM n"
    )
    with ThreadPoolExecutor(1) as pool:
        listing = pool.submit(database.patient_rows, endless_until_stopped)
        begun.wait()
        with database.transaction():
            database.execute("INSERT INTO stop VALUES (1)")
        assert listing.result() == [(1,)]
    database.close()
