"""Single ages where only WPP 2024's broad age groups are to be had: the shape of WPP 2019 under the 2024 figures.

1. Each broad group on 1 January: such that the mean of two neighbours is the group that WPP 2024 gives for 1 July.
2. Single ages within the group: as in WPP 2019, mean of the two neighbouring 1 Julys.
3. Scaled to the 1 January totals of WPP 2024 (by sex from 2025 on, where they are published; both sexes before).
Good within the broad groups, not at single ages: the 2019 figures are smooth and know nothing of later years."""

from .tables import number

SHAPE = "wpp2019_population_single_age_1july.csv"
BROAD = "wpp2024_population_broadage_1july.csv"
TOTALS = "wpp2024_population_total_31dec_projection.csv"
CHANGES = "wpp2024_annual_indicators.csv"

YEARS = range(2000, 2027)
FITTED = range(1995, 2032)  # 1 Julys used: a few more on either side, for the ends are the worst
ROUNDS = 60
GROUPS = ((0, 4), (5, 9), (10, 14), (15, 19), (20, 39), (40, 59), (60, 64), (65, 69), (70, 100))
SEX = {"female": "f", "male": "m"}


def read_shape(rows):
    return {(int(row["year"]), sex, int(row["age"])): number(row[column], where)
            for where, row in rows for column, sex in SEX.items()}


def read_broad(rows):
    """Persons of each disjoint group; 60-64 and 65-69 are differences of the overlapping open groups."""
    found = {(int(row["year"]), SEX[row["sex"]], row["age_group"]): number(row["population"], where)
             for where, row in rows if row["sex"] in SEX}
    groups = {}
    for year, sex in {key[:2] for key in found}:
        for low, high in GROUPS:
            label = f"{low}-{high}"
            if low == 70:
                persons = found[year, sex, "70+"]
            elif low >= 60:
                persons = found[year, sex, f"{low}+"] - found[year, sex, f"{low + 5}+"]
            else:
                persons = found[year, sex, label]
            groups[year, sex, low] = persons
    return groups


def january_groups(groups, sex, low):
    """Persons of one group on 1 January by year: the averages of neighbouring 1 Julys, then corrected round by round
    for what averaging smoothed away (van Cittert's iteration)."""
    july = [groups[year, sex, low] for year in FITTED]
    mids = [july[0], *((a + b) / 2 for a, b in zip(july, july[1:])), july[-1]]
    for _ in range(ROUNDS):
        missed = [value - (a + b) / 2 for value, a, b in zip(july, mids, mids[1:])]
        steps = [missed[0], *((a + b) / 2 for a, b in zip(missed, missed[1:])), missed[-1]]
        mids = [value + step for value, step in zip(mids, steps)]
    return dict(zip(range(FITTED[0], FITTED[-1] + 2), mids))


def january_totals(total_rows, change_rows):
    """Persons on 1 January: (year, sex) where published, (year, "both") back from there by the yearly changes."""
    totals = {}
    for where, row in total_rows:
        year = int(row["un_label_1jan"])
        for column, sex in SEX.items():
            totals[year, sex] = number(row[column], where).scaleb(3)
        totals[year, "both"] = totals[year, "f"] + totals[year, "m"]
    changes = {int(row["year"]): number(row["value"], where).scaleb(3)
               for where, row in change_rows if row["variable"] == "population_change"}
    for year in range(min(key[0] for key in totals) - 1, min(YEARS) - 1, -1):
        totals[year, "both"] = totals[year + 1, "both"] - changes[year]
    return totals


def january(shape, groups, totals, year):
    """Persons by sex and age on 1 January. `groups`: (sex, lowest age) -> persons by year."""
    persons = {}
    for sex in "fm":
        for low, high in GROUPS:
            weights = {age: shape[year - 1, sex, age] + shape[year, sex, age] for age in range(low, high + 1)}
            factor = groups[sex, low][year] / sum(weights.values())
            persons.update({(sex, age): weight * factor for age, weight in weights.items()})
    if (year, "f") not in totals:
        factor = totals[year, "both"] / sum(persons.values())
        return {key: value * factor for key, value in persons.items()}
    factors = {sex: totals[year, sex] / sum(value for key, value in persons.items() if key[0] == sex) for sex in "fm"}
    return {key: value * factors[key[0]] for key, value in persons.items()}


def reconstruct(rows_for, series):
    """Fills the population of the series. `rows_for(file, columns)` gives the country's rows with their places."""
    shape = read_shape(rows_for(SHAPE, ("year", "age", "male", "female")))
    july = read_broad(rows_for(BROAD, ("year", "sex", "age_group", "population")))
    groups = {(sex, low): january_groups(july, sex, low) for sex in "fm" for low, _ in GROUPS}
    totals = january_totals(rows_for(TOTALS, ("un_label_1jan", "male", "female")),
                            rows_for(CHANGES, ("year", "variable", "value")))
    for year in YEARS:
        for (sex, age), persons in january(shape, groups, totals, year).items():
            series.add_population(year, sex, age, round(persons, 1))
    series.remarks["population.csv"] = ("derived: shape of WPP 2019 scaled to the broad ages and totals of WPP 2024; "
                                        "good by broad age, not by single age")
    series.sources["population.csv"] = ["D1", "W1", "W4", "W6"]
