"""Checks packs and published answers: all that is there is described, all that is described is there, unchanged."""

import csv
import tomllib

from . import meanings, pack
from .series import AGES

NEEDED = ("country.toml", "population.csv", "mortality.csv", "fertility.csv", "indicators.csv", "sources.csv",
          "columns.csv")
INPUT_KEYS = ("group", "unit", "distribution", "grade", "reason", "sources")


def read(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def column_faults(folder):
    """Every column of every table described once, with unit, meaning and the checksum of the file as it is."""
    listed = {}
    for line, row in enumerate(read(folder / "columns.csv"), start=2):
        where = f"{folder}/columns.csv:{line}"
        if not row["unit"] or not row["meaning"] or not row["vintage"]:
            yield f"{where}: {row['file']} {row['column']} lacks a unit, meaning or vintage; fill it in"
        if (row["file"], row["column"]) in listed:
            yield f"{where}: {row['file']} {row['column']} is described twice; keep one row"
        listed[row["file"], row["column"]] = row["sha256"]
    tables = [path for path in sorted(folder.glob("*.csv")) if path.name != "columns.csv"]
    for path in tables:
        for column in pack.header_of(path):
            if listed.get((path.name, column)) is None:
                yield f"{path}:1: column {column} is not in columns.csv; run make_pack.py --describe {folder.name}"
            elif listed.pop((path.name, column)) != pack.checksum(path):
                yield (f"{path}: not the file that columns.csv describes (checksum of column {column}); "
                       f"if the change is meant, run make_pack.py --describe {folder.name}")
    for file, column in listed:
        yield f"{folder}/columns.csv: {file} {column} is described but not there; remove the row"


def known_sources(folder):
    files = [folder / name for name in ("sources.csv", "evidence.csv") if (folder / name).is_file()]
    return {row["id"] for path in files for row in read(path)}


def source_faults(folder):
    """Every source id that is named stands in sources.csv or evidence.csv."""
    known = known_sources(folder)
    for name in ("columns.csv", "rivals.csv"):
        for line, row in enumerate(read(folder / name) if (folder / name).is_file() else [], start=2):
            for source in filter(None, row["sources"].split(";")):
                if source not in known:
                    yield f"{folder}/{name}:{line}: source {source} is not in sources.csv or evidence.csv"
    for line, row in enumerate(read(folder / "sources.csv"), start=2):
        if not row["licence"] or not row["attribution"]:
            yield f"{folder}/sources.csv:{line}: {row['id']} has no licence or attribution; add it or drop the data"


def input_faults(folder):
    """Every input has what a reader needs to judge it; one without a source has an empty list and a reason."""
    with open(folder / "country.toml", "rb") as handle:
        country = tomllib.load(handle)
    known = known_sources(folder)
    for name, given in country.get("inputs", {}).items():
        for key in INPUT_KEYS:
            if key not in given or (key != "sources" and not given[key]):
                yield f"{folder}/country.toml: inputs.{name}: no {key}; every input has {', '.join(INPUT_KEYS)}"
        for source in given.get("sources", []):
            if source not in known:
                yield f"{folder}/country.toml: inputs.{name}: source {source} is not in sources.csv or evidence.csv"
        table = given.get("distribution", "")
        if isinstance(table, str) and table.startswith("table(") and not (folder / table[6:-1]).is_file():
            yield f"{folder}/country.toml: inputs.{name}: no file {table[6:-1]}"


def number_faults(folder):
    """Whole age ranges, no negative stocks, rates inside what can be."""
    cells = set()
    for line, row in enumerate(read(folder / "population.csv"), start=2):
        cells.add((row["year"], row["sex"], int(row["age"])))
        if not float(row["persons"]) >= 0:
            yield f"{folder}/population.csv:{line}: persons: {row['persons']}; at least 0"
    for year in sorted({cell[0] for cell in cells}):
        if any((year, sex, age) not in cells for sex in "fm" for age in AGES):
            yield f"{folder}/population.csv: {year} does not hold ages 0 to 100 of both sexes"
    for file, column, most in (("mortality.csv", "mx", 3), ("fertility.csv", "asfr", 1)):
        for line, row in enumerate(read(folder / file), start=2):
            if not 0 <= float(row[column]) <= most:
                yield f"{folder}/{file}:{line}: {column}: {row[column]}; 0 to {most}"


def pack_faults(folder):
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    if missing:
        yield f"{folder}: no {', '.join(missing)}; data/README.md says what a pack holds"
        return
    for faults in (column_faults, source_faults, input_faults, number_faults):
        yield from faults(folder)


def all_faults(data):
    """Every fault below a data folder, one text each."""
    for folder in sorted((data / "countries").iterdir()):
        if folder.is_dir():
            yield from pack_faults(folder)
    if (data / "reference").is_dir():
        yield from column_faults(data / "reference")
