"""Keeps published answers for tests in data/reference: rows and columns of public copies, figures untouched."""

from pathlib import Path

from . import meanings, pack, sources
from .tables import BadInput, rows_of, write

# file: (first year, last year, year column, source ids, vintage)
FILES = {
    "wpp2024_population_broadage_1july.csv": (2025, 2041, "year", ("D1", "W4"), "WPP 2024 medium variant"),
    "wpp2024_population_total_31dec_projection.csv": (2025, 2041, "un_label_1jan", ("D1", "W1"),
                                                      "WPP 2024 medium variant"),
    "wpp2024_population_5yage_1july.csv": (2000, 2025, "year", ("D1", "W3"),
                                          "WPP 2024 estimates, projection from 2024"),
    "wpp2024_annual_indicators.csv": (2025, 2041, "year", ("D1", "W1", "W2"), "WPP 2024 medium variant"),
    "wpp2024_single_age_bothsexes_dataportal.csv": (2020, 2042, "year", ("D1", "W5"),
                                                    "WPP 2024 estimates, projection from 2024"),
    "world_demography_history.csv": (1950, 2023, "year", ("D1", "W1"), "WPP 2024 estimates"),
    "unhcr_from_ukraine_age_sex.csv": (2025, 2025, "year", ("D2", "W7"), "end of 2025, edition of June 2026"),
}


def keep(source, target, file):
    """Copies the rows of the years and the columns that are described."""
    first, last, year = FILES[file][:3]
    columns = list(meanings.REFERENCE[file])
    rows = [[row[name] for name in columns] for row in rows_of(source / file, (*columns, year))
            if first <= int(row[year]) <= last]
    if not rows:
        raise BadInput(f"{source / file}: no rows of {first} to {last}; is it the file of data/README.md?")
    write(target / file, columns, rows)


def make(source, target):
    """Writes every file of data/reference with its description."""
    target.mkdir(parents=True, exist_ok=True)
    used = {"D4"}
    for file, (_, _, _, ids, _) in FILES.items():
        keep(Path(source), target, file)
        used.update(ids)
    write(target / "sources.csv", sources.HEADER, sources.rows(used))
    fresh = {file: (about[4], about[3]) for file, about in FILES.items()}
    fresh["sources.csv"] = ("2026-11", [])
    fresh["un_m49_regions.csv"] = ("M49 of 2024", ["D4"])  # kept by hand
    pack.write_columns(target, fresh)
