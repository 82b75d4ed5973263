"""Too large a file is refused before it is read."""

import pytest

from annotator.formats.importers.limits import SIZE_LIMIT, check_size
from annotator.model.errors import UnreadableFile


def test_a_file_of_200_mb_is_refused_and_told_how_to_be_let_in() -> None:
    with pytest.raises(UnreadableFile, match=r"^big\.txt has 200 MB, more than the 50 MB .*--max-size"):
        check_size(200_000_000, "big.txt")


def test_the_limit_itself_fits_and_a_raised_limit_counts() -> None:
    check_size(SIZE_LIMIT, "fits.txt")
    check_size(200_000_000, "big.txt", 200_000_000)
    with pytest.raises(UnreadableFile, match=r"0\.1 MB"):
        check_size(150_000, "small.txt", 100_000)
