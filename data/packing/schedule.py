"""The age schedule of migrants that every pack starts from, until a country has a better one of its own."""

from pathlib import Path

from .tables import number, rows_of

PATH = Path(__file__).parent / "migration_age.csv"
INPUT = {
    "name": "migration_age", "group": "demography", "unit": "share", "distribution": "table(migration_age.csv)",
    "grade": "D", "reason": "Rogers-Castro shaped schedule, both sexes alike, peak at 22-26", "sources": "D1",
    "note": "",
}


def shares():
    """Share of net migrants by (sex, age); adds up to 1."""
    rows = rows_of(PATH, ("sex", "age", "value"))
    values = {(row["sex"], int(row["age"])): number(row["value"], str(PATH)) for row in rows}
    whole = sum(values.values())
    return {key: value / whole for key, value in values.items()}
