"""Writes one country's folder from its series; see "A country pack" in docs/reference and data/README.md."""

import csv
import hashlib
import json
import shutil

from . import evidence, meanings, schedule, sources
from .series import INDICATORS
from .tables import BadInput, shortest, write

POPULATION_YEARS = range(2000, 2027)
RATE_YEARS = range(2000, 2061)
MIGRATION_YEARS = range(2023, 2061)
INDICATOR_YEARS = range(1950, 2101)


def write_by_sex(path, column, values, years):
    rows = [(*key, shortest(values[key])) for key in sorted(values) if key[0] in years]
    write(path, ("year", "sex", "age", column), rows)


def write_series(series, pack):
    write_by_sex(pack / "population.csv", "persons", series.population, POPULATION_YEARS)
    write_by_sex(pack / "migration.csv", "persons", series.migration, MIGRATION_YEARS)
    write_by_sex(pack / "mortality.csv", "mx", series.mortality, RATE_YEARS)
    rows = [(*key, shortest(series.fertility[key])) for key in sorted(series.fertility) if key[0] in RATE_YEARS]
    write(pack / "fertility.csv", ("year", "age", "asfr"), rows)
    rows = [(year, name, shortest(series.indicators[year, name])) for year in INDICATOR_YEARS for name in INDICATORS
            if (year, name) in series.indicators]
    write(pack / "indicators.csv", ("year", "variable", "value"), rows)


def require_whole(series):
    """Refuses a country with gaps: a reader would otherwise meet them years into a projection."""
    for name in ("population", "mortality", "fertility", "indicators"):
        if not getattr(series, name):
            raise BadInput(f"{series.iso3}: no {name}; data/README.md lists the files it is read from")
    for year in sorted({key[0] for key in series.population}):
        for sex in "fm":
            missing = [age for age in range(101) if (year, sex, age) not in series.population]
            if missing:
                raise BadInput(f"{series.iso3}: population {year} {sex}: no age {missing[0]}; ages 0 to 100 are needed")
    for year in sorted({key[0] for key in series.mortality}):
        for sex in "fm":
            missing = [age for age in range(100) if (year, sex, age) not in series.mortality]
            if missing:
                raise BadInput(f"{series.iso3}: mortality {year} {sex}: no age {missing[0]}; ages 0 to 99 are needed")


def write_toml(series, path, blocks):
    text = "\n".join(["format = 1", f"name = {json.dumps(series.name, ensure_ascii=False)}", f'iso3 = "{series.iso3}"',
                      f"un_m49 = {series.un_m49}",
                      f"last_estimate = {series.last_estimate}  # 1 January of the last UN estimate", "", *blocks])
    path.write_text(text, encoding="utf-8")


def header_of(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return next(csv.reader(handle))


def checksum(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def column_rows(path, remark, ids):
    """Rows of columns.csv for one file: every column with unit, meaning, vintage, sources, and the file's checksum."""
    described = meanings.FILES.get(path.name)
    if described is None:
        raise BadInput(f"{path}: no unit or meaning known for this file; add it to data/packing/meanings.py")
    rows = []
    for column in header_of(path):
        if column not in described:
            raise BadInput(f"{path}:1: column {column!r} is not described; add it to data/packing/meanings.py")
        unit, meaning = described[column]
        rows.append((path.name, column, unit, meaning, remark, ";".join(ids), checksum(path)))
    return rows


COLUMNS_HEADER = ("file", "column", "unit", "meaning", "vintage", "sources", "sha256")


def described_before(pack):
    """Vintage and sources of each file as columns.csv has them: files that are not made anew keep theirs."""
    path = pack / "columns.csv"
    if not path.is_file():
        return {}
    with open(path, encoding="utf-8", newline="") as handle:
        return {row["file"]: (row["vintage"], [s for s in row["sources"].split(";") if s])
                for row in csv.DictReader(handle)}


def sources_before(pack):
    """Ids of the data sets that a pack named before: files and inputs that are kept still rest on them."""
    path = pack / "sources.csv"
    if not path.is_file():
        return set()
    with open(path, encoding="utf-8", newline="") as handle:
        return {row["id"] for row in csv.DictReader(handle)}


def write_columns(pack, fresh):
    """Writes columns.csv anew. `fresh`: file -> (vintage, source ids) of what was just made."""
    known = {**described_before(pack), **fresh}
    rows = []
    for path in sorted(pack.glob("*.csv")):
        if path.name != "columns.csv":
            rows += column_rows(path, *known.get(path.name, ("by hand", [])))
    write(pack / "columns.csv", COLUMNS_HEADER, rows)


def add_evidence(folder, pack):
    """Evidence of the folder, or what a country without any needs: the migration schedule."""
    if folder:
        blocks, table_sources = evidence.add(folder, pack)
        fresh = {file: ("2026-11, from the input that names it", ids) for file, ids in table_sources.items()}
        fresh["evidence.csv"] = fresh["rivals.csv"] = ("2026-11", [])
        return blocks, fresh
    if not (pack / "migration_age.csv").is_file():
        shutil.copyfile(schedule.PATH, pack / "migration_age.csv")
    return [evidence.input_block(schedule.INPUT)], {"migration_age.csv": ("schedule", ["D1"])}


def make(series, pack, evidence_folder):
    """Makes or refreshes a pack. A country.toml that exists is kept (its fitted values are not ours to lose) unless
    evidence is given."""
    require_whole(series)
    pack.mkdir(parents=True, exist_ok=True)
    write_series(series, pack)
    blocks, fresh = add_evidence(evidence_folder, pack)
    if evidence_folder or not (pack / "country.toml").is_file():
        write_toml(series, pack / "country.toml", blocks)
    fresh.update({file: (series.remarks[file], series.sources[file]) for file in series.remarks})
    used = {"D1"} | {i for _, ids in fresh.values() for i in ids} | sources_before(pack)
    if evidence_folder:
        used |= {"D2", "D3"}
    write(pack / "sources.csv", sources.HEADER, sources.rows(used))
    fresh["sources.csv"] = ("2026-11", [])
    write_columns(pack, fresh)
