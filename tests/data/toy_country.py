"""Writes the UN's bulk files of a made-up country, Ruritania (RUR): the layout as downloaded, the numbers by formula.

python3 tests/data/toy_country.py DIR"""

import csv
import gzip
import math
import sys
from pathlib import Path

ESTIMATES, PROJECTIONS = range(2020, 2024), range(2024, 2046)
PLACE = {"LocID": 999, "ISO3_code": "RUR", "Location": "Ruritania", "Variant": "Medium"}
NEIGHBOUR = {"LocID": 998, "ISO3_code": "STR", "Location": "Strelsau", "Variant": "Medium"}


def death_rate(sex, age):
    """Gompertz-Makeham, men's level above women's, with an infants' extra [deaths per person-year]."""
    infants = 0.004 if age == 0 else 0.0
    return infants + 0.0002 + (4e-5 if sex == "Male" else 2e-5) * math.exp(0.095 * age)


def persons(sex, age):
    """Thousands on 1 January, falling with age."""
    return round((10.5 if sex == "Male" else 10.0) * math.exp(-((age / 70) ** 4)), 3)


def birth_rate(age):
    """Births per 1,000 women of the age."""
    return round(90 * math.exp(-(((age - 29) / 6) ** 2)), 4)


def population(years):
    for year in years:
        for age in range(101):
            yield {"Time": year, "AgeGrp": age, "AgeGrpStart": age, "PopMale": persons("Male", age),
                   "PopFemale": persons("Female", age)}


def life_table(sex, years):
    for year in years:
        for age in range(101):
            yield {"Time": year, "Sex": sex, "AgeGrp": age, "AgeGrpStart": age, "mx": f"{death_rate(sex, age):.8f}"}


def fertility(years):
    for year in years:
        for age in range(15, 50):
            yield {"Time": year, "AgeGrpStart": age, "ASFR": birth_rate(age)}


def indicators(years):
    for year in years:
        yield {"Time": year, "TFR": 0.9565, "LExFemale": 74.5, "LExMale": 67.8, "SRB": 1.06, "Births": 9.8,
               "Deaths": 8.5, "NetMigrations": -1.25}


def write(path, rows):
    """The rows for Ruritania, and for a neighbour that must not leak into it; with the byte order mark of the UN."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows = list(rows)
    with opener(path, "wt", encoding="utf-8-sig", newline="") as handle:
        out = csv.DictWriter(handle, [*PLACE, *rows[0]])
        out.writeheader()
        for place in (NEIGHBOUR, PLACE):
            out.writerows({**place, **row} for row in rows)


def make(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for years, label in ((ESTIMATES, "1950-2023.csv"), (PROJECTIONS, "2024-2100.csv.gz")):
        write(folder / f"WPP2024_Population1JanuaryBySingleAgeSex_Medium_{label}", population(years))
        for sex in ("Female", "Male"):
            write(folder / f"WPP2024_Life_Table_Complete_Medium_{sex}_{label}", life_table(sex, years))
    both = [*ESTIMATES, *PROJECTIONS]
    write(folder / "WPP2024_Fertility_by_Age1.csv.gz", fertility(both))
    write(folder / "WPP2024_Demographic_Indicators_Medium.csv", indicators(both))


if __name__ == "__main__":
    make(sys.argv[1])
