"""What a tag may say: each value as it is kept, by the kind of its field."""

import re

from annotator.model.errors import InvalidValue
from annotator.model.tag_type import Field
from annotator.text.durations import parse_duration
from annotator.text.edtf import is_edtf
from annotator.text.normalising import printable

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
YES_NO = ("yes", "no")


def kept_value(field: Field, value: str) -> str:
    """A value as it is kept, empty for none. Raises InvalidValue with what the field takes."""
    value = printable(value).strip()
    if not value:
        return ""
    wrong = f"“{value}” is no {{}} for {field.label}; {{}}."
    if field.kind == "date" and not is_edtf(value):
        raise InvalidValue(wrong.format("date", "write it as 2023, 2023-09, 2023-09-20 or 2011/2023"))
    if field.kind == "duration" and parse_duration(value) is None:
        raise InvalidValue(
            wrong.format("duration", "write it as P12Y for twelve years or P3M for three months")
        )
    if field.kind == "number" and not _NUMBER.fullmatch(value):
        raise InvalidValue(wrong.format("number", "write it in digits, such as 12 or 3.5"))
    if field.kind == "yesno" and value not in YES_NO:
        raise InvalidValue(wrong.format("answer", "write yes or no"))
    if field.kind == "choice" and value not in field.choices:
        raise InvalidValue(wrong.format("choice", f"take one of {', '.join(field.choices)}"))
    return value
