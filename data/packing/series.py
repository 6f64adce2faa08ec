"""What a pack needs of one country, whatever layout it was read from."""

from dataclasses import dataclass, field

AGES = range(101)  # single years; the last is open
INDICATORS = ("tfr", "e0_f", "e0_m", "sex_ratio_birth", "births", "deaths", "net_migration")


@dataclass
class Series:
    """Numbers of one country. Keys: (year, sex, age), (year, age) for fertility, (year, variable) for indicators."""

    iso3: str
    name: str = ""
    un_m49: int = 0
    last_estimate: int = 0  # 1 January of this year is the last estimate; later ones are projections
    population: dict = field(default_factory=dict)  # persons on 1 January
    migration: dict = field(default_factory=dict)  # net migrants of the calendar year, persons
    mortality: dict = field(default_factory=dict)  # central death rates
    fertility: dict = field(default_factory=dict)  # births per woman-year
    indicators: dict = field(default_factory=dict)
    clipped: list = field(default_factory=list)  # (year, sex, age, persons) of cells that were below zero
    remarks: dict = field(default_factory=dict)  # file -> how its numbers came about, for columns.csv
    sources: dict = field(default_factory=dict)  # file -> ids of sources.csv

    def add_population(self, year, sex, age, persons):
        """Stores persons on 1 January. A reconstruction may leave a cell below zero: it becomes zero and is listed."""
        if persons < 0:
            self.clipped.append((year, sex, age, persons))
        self.population[year, sex, age] = max(persons, persons * 0)
