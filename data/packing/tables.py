"""Plain CSV in, plain CSV out: UTF-8, a header row, `.` decimals, numbers kept digit for digit."""

import csv
import gzip
from decimal import Decimal, InvalidOperation


class BadInput(Exception):
    """Input that cannot be used, worded `<where>: <what is wrong>; <what to do>`."""


def rows_of(path, wanted):
    """Yields the rows of a CSV file (also .gz) as dictionaries; every name in `wanted` must be a column."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        missing = [name for name in wanted if name not in (reader.fieldnames or [])]
        if missing:
            raise BadInput(f"{path}:1: no column {', '.join(missing)}; data/README.md lists what the file must have")
        yield from reader


def write(path, header, rows):
    """Writes a CSV file with `\\n` line ends, so that the same input gives the same bytes on every machine."""
    with open(path, "w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def number(text, where):
    """The number written in `text`, exactly."""
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        raise BadInput(f"{where}: {text!r} is not a number; write digits with a decimal point") from None


def shortest(value):
    """Digits of an exact number without trailing zeros; small ones as 3.2e-05 so that files stay small."""
    if value == 0:
        return "0"
    value = value.normalize()
    if value.adjusted() < -4:
        digits = "".join(map(str, value.as_tuple().digits))
        sign = "-" if value < 0 else ""
        return f"{sign}{digits[0]}{'.' + digits[1:] if len(digits) > 1 else ''}e{value.adjusted():03d}"
    return format(value, "f")
