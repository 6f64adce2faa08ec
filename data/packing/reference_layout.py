"""Reads the reference layout: WPP 2024 by way of public copies, single ages reconstructed (data/README.md)."""

from decimal import Decimal
from pathlib import Path

from . import life_table, taiwan
from .series import Series
from .tables import BadInput, number, rows_of

POPULATION = "derived_wpp2024_population_single_age.csv"
MORTALITY = "derived_wpp2024_mx_single_age_annual.csv"
FERTILITY = "derived_wpp2024_asfr_single_age_annual.csv"
MIGRATION = "wpp2024_net_migration_single_age.csv"
INDICATORS = "wpp2024_annual_indicators.csv"
COUNTRIES = "countries.csv"

SEX = {"female": "f", "male": "m"}
VARIABLE = {
    "tfr": ("tfr", 0),
    "e0_female": ("e0_f", 0),
    "e0_male": ("e0_m", 0),
    "sex_ratio_at_birth": ("sex_ratio_birth", 0),
    "births": ("births", 3),  # thousands in the source: a shift of three digits keeps every one of them
    "deaths": ("deaths", 3),
    "net_migration": ("net_migration", 3),
}


def recognises(folder):
    """Whether the folder is in this layout."""
    return (Path(folder) / MORTALITY).is_file()


def country_rows(folder, file, iso3, wanted):
    """The rows of one country, each with the place it stands at."""
    path = Path(folder) / file
    if not path.is_file():
        raise BadInput(f"{path}: no such file; data/README.md lists the files of the layout")
    for line, row in enumerate(rows_of(path, ("iso3", *wanted)), start=2):
        if row["iso3"] == iso3:
            yield f"{path}:{line}", row


def read_identity(folder, series):
    for where, row in country_rows(folder, COUNTRIES, series.iso3, ("name", "un_m49")):
        series.name, series.un_m49 = row["name"], int(number(row["un_m49"], where))


def read_by_sex(folder, file, series, store, ref=None):
    wanted = ("year", "age", "male", "female") + (("ref",) if ref else ())
    for where, row in country_rows(folder, file, series.iso3, wanted):
        if ref and row["ref"] != ref:
            continue
        for column, sex in SEX.items():
            store(int(row["year"]), sex, int(row["age"]), number(row[column], where).scaleb(3))


def read_mortality(folder, series):
    for where, row in country_rows(folder, MORTALITY, series.iso3, ("year", "sex", "age", "mx")):
        series.mortality[int(row["year"]), SEX[row["sex"]], int(row["age"])] = number(row["mx"], where)


def read_fertility(folder, series):
    for where, row in country_rows(folder, FERTILITY, series.iso3, ("year", "age", "asfr")):
        series.fertility[int(row["year"]), int(row["age"])] = number(row["asfr"], where)


def read_indicators(folder, series):
    wanted = ("year", "variable", "kind", "value")
    for where, row in country_rows(folder, INDICATORS, series.iso3, wanted):
        year = int(row["year"])
        if row["kind"] == "estimate":  # estimates of year t take the population to 1 January t + 1
            series.last_estimate = max(series.last_estimate, year + 1)
        if row["variable"] in VARIABLE:
            name, digits = VARIABLE[row["variable"]]
            series.indicators[year, name] = number(row["value"], where).scaleb(digits)


def level_mortality(series):
    """Gives every year's rates the UN's life expectancy under the model's own life table. The derived rates were levelled
    under another closing above age 99, which leaves women's up to 0.01 years short of it here."""
    for year in sorted({key[0] for key in series.mortality}):
        for sex in "fm":
            rates = [float(series.mortality[year, sex, age]) for age in range(100)]
            level = life_table.levelled(rates, float(series.indicators[year, f"e0_{sex}"]), sex)
            for age, rate in enumerate(level):
                series.mortality[year, sex, age] = Decimal(f"{rate:.6g}")


def describe(series):
    series.remarks = {
        "population.csv": "derived: single ages reconstructed from 5-year groups; below zero set to zero",
        "mortality.csv": "derived: single ages and years from abridged 5-year tables, each year's life expectancy kept",
        "fertility.csv": "derived: smoothest single ages with the 5-year groups' shares and the year's total",
        "migration.csv": "medium projection from 2024, estimate 2023",
        "indicators.csv": "estimates to 2023, medium projection from 2024",
    }
    series.sources = {
        "population.csv": ["D1", "W1", "W3", "W4"],
        "mortality.csv": ["D1", "W1"],
        "fertility.csv": ["D1", "W1"],
        "migration.csv": ["D1", "W1"],
        "indicators.csv": ["D1", "W1", "W2"],
    }


def read(folder, iso3):
    """One country of the folder.

    The derived mortality ends at age 99: the model itself continues it above (docs/theory/population.md)."""
    series = Series(iso3)
    describe(series)
    read_identity(folder, series)
    if not series.name:
        raise BadInput(f"{Path(folder) / COUNTRIES}: no country {iso3}; add its row or check --iso3")

    def store_migration(year, sex, age, persons):
        series.migration[year, sex, age] = persons

    read_by_sex(folder, POPULATION, series, series.add_population, ref="1jan")
    read_by_sex(folder, MIGRATION, series, store_migration)
    read_mortality(folder, series)
    read_fertility(folder, series)
    read_indicators(folder, series)
    level_mortality(series)
    if not series.population:
        taiwan.reconstruct(lambda file, wanted: country_rows(folder, file, iso3, wanted), series)
    return series
