"""Reads the UN's own bulk CSV files of World Population Prospects (2022 or later), plain or gzipped, as downloaded."""

import re
from pathlib import Path

from . import schedule
from .series import AGES, Series
from .tables import BadInput, number, rows_of

EDITION = "WPP[0-9][0-9][0-9][0-9]_"
POPULATION = "Population1JanuaryBySingleAgeSex_Medium_*"
LIFE_TABLE = "Life_Table_Complete_Medium_{}_*"
FERTILITY = "Fertility_by_Age1"
INDICATORS = "Demographic_Indicators_Medium"

SEX = {"Female": "f", "Male": "m"}
COLUMN = {  # column of the UN: (variable of the pack, digits from thousands to persons)
    "TFR": ("tfr", 0), "LExFemale": ("e0_f", 0), "LExMale": ("e0_m", 0), "SRB": ("sex_ratio_birth", 0),
    "Births": ("births", 3), "Deaths": ("deaths", 3), "NetMigrations": ("net_migration", 3),
}
ADDRESS = "https://population.un.org/wpp/downloads (CSV format)"


def files(folder, pattern):
    """The files WPPyyyy_<pattern>.csv and .csv.gz; at least one."""
    found = sorted(path for end in (".csv", ".csv.gz") for path in Path(folder).glob(EDITION + pattern + end))
    if not found:
        raise BadInput(f"{folder}: no file WPPyyyy_{pattern}.csv or .csv.gz; download it from {ADDRESS}")
    return found


def recognises(folder):
    """Whether the folder is in this layout."""
    return any(Path(folder).glob(EDITION + "*.csv*"))


def country_rows(folder, pattern, iso3, wanted):
    """The rows of the country, medium variant or estimates, each with the place it stands at."""
    for path in files(folder, pattern):
        for line, row in enumerate(rows_of(path, ("ISO3_code", "Time", *wanted)), start=2):
            if row["ISO3_code"] == iso3 and row.get("Variant", "Medium") in ("Medium", "Estimates"):
                yield f"{path}:{line}", row


def read_population(folder, series):
    for where, row in country_rows(folder, POPULATION, series.iso3, ("AgeGrpStart", "PopMale", "PopFemale")):
        for name, sex in SEX.items():
            persons = number(row["Pop" + name], where).scaleb(3)
            series.add_population(int(row["Time"]), sex, int(row["AgeGrpStart"]), persons)


def read_mortality(folder, series):
    """The open group 100+ of the life table is left out: the model continues the rates above 99 itself."""
    for name, sex in SEX.items():
        for where, row in country_rows(folder, LIFE_TABLE.format(name), series.iso3, ("AgeGrpStart", "mx")):
            if int(row["AgeGrpStart"]) < AGES[-1]:
                series.mortality[int(row["Time"]), sex, int(row["AgeGrpStart"])] = number(row["mx"], where)


def read_fertility(folder, series):
    for where, row in country_rows(folder, FERTILITY, series.iso3, ("AgeGrpStart", "ASFR")):
        series.fertility[int(row["Time"]), int(row["AgeGrpStart"])] = number(row["ASFR"], where).scaleb(-3)


def read_indicators(folder, series):
    for where, row in country_rows(folder, INDICATORS, series.iso3, ("LocID", "Location", *COLUMN)):
        series.name, series.un_m49 = row["Location"], int(row["LocID"])
        for column, (variable, digits) in COLUMN.items():
            if row[column].strip():  # the last projected year has no flows
                series.indicators[int(row["Time"]), variable] = number(row[column], where).scaleb(digits)


def spread_migration(series):
    """The UN gives net migration by year only: it is spread over sex and age by the pack's schedule."""
    shares = schedule.shares()
    for (year, variable), persons in series.indicators.items():
        if variable == "net_migration":
            for (sex, age), share in shares.items():
                series.migration[year, sex, age] = round(persons * share, 3)


def describe(series, edition):
    series.last_estimate = edition  # estimates of WPP 2024 end with 2023: 1 January 2024 is the last
    series.remarks = {file: f"WPP {edition}, medium variant" for file in
                      ("population.csv", "mortality.csv", "fertility.csv", "indicators.csv")}
    series.remarks["migration.csv"] = f"WPP {edition}, yearly total spread by the schedule migration_age.csv"
    series.sources = {file: ["D1"] for file in series.remarks}


def read(folder, iso3):
    """One country of the folder."""
    series = Series(iso3)
    edition = int(re.search(r"WPP(\d{4})_", files(folder, INDICATORS)[0].name).group(1))
    describe(series, edition)
    read_indicators(folder, series)
    if not series.name:
        raise BadInput(f"{folder}: no country {iso3} in {INDICATORS}; check --iso3")
    read_population(folder, series)
    read_mortality(folder, series)
    read_fertility(folder, series)
    spread_migration(series)
    return series
