"""The register as EAC-CPF goes out as an archive and comes in again; whatever is broken is refused."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.registers.eac_register import read, write
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.record import Record
from tests.formats.registers.material import RECORDS


def written(records: tuple[Record, ...] = RECORDS) -> bytes:
    """The archive of the material."""
    stream = io.BytesIO()
    write([(record, 3) for record in records], "Project", stream)
    return stream.getvalue()


def test_people_and_organisations_are_read_back_from_the_archive() -> None:
    found = {row.record for row in read(written(), "register.zip")}
    assert found == {record for record in RECORDS if record.kind != "place"}


def test_each_file_has_a_name_that_every_system_takes() -> None:
    hostile = tuple(
        Record(f"{place:032x}", "person", name) for place, name in enumerate(("../..", "CON", "a/b", "ŁÓ"))
    )
    with zipfile.ZipFile(io.BytesIO(written(hostile))) as archive:
        names = archive.namelist()
    assert len(set(names)) == 4
    assert not [name for name in names if "/" in name or name.startswith((".", "CON"))]
    assert {row.record.name for row in read(written(hostile), "x.zip")} == {"../..", "CON", "a/b", "ŁÓ"}


def test_a_register_of_places_alone_is_not_written() -> None:
    with pytest.raises(KnownError, match="no person"):
        written(RECORDS[2:])


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_whatever_is_changed_only_known_errors_come_out(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(written(RECORDS[:1]))) as archive:
        file = archive.read(archive.namelist()[0])
    changed = bytearray(data.draw(st.sampled_from([file, written()])))
    for _change in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(UnreadableFile):
        read(bytes(changed[: data.draw(st.integers(0, len(changed)))]), "x.zip")
