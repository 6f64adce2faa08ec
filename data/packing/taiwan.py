"""Single ages where only WPP 2024's broad age groups are to be had: cohorts of WPP 2019 and births, under WPP 2024.

1. Shape to 1 January 2015: the single ages of WPP 2019, those under 20 by births within 5-year groups.
2. Shape later: the cohorts survive by the pack's mortality; those born from 2015 on are the births of the year.
3. Each broad group on 1 January: such that the mean of two neighbours is the group that WPP 2024 gives for 1 July.
4. The shape is scaled to the broad groups, then to the 1 January totals (by sex from 2025 on, both sexes before).
Good within the broad groups, less so at single ages: migrants of a cohort are only seen by broad group."""

from .tables import number

SINGLE = "wpp2019_population_single_age_1july.csv"
BROAD = "wpp2024_population_broadage_1july.csv"
TOTALS = "wpp2024_population_total_31dec_projection.csv"
CHANGES = "wpp2024_annual_indicators.csv"

YEARS = range(2000, 2027)
FITTED = range(1995, 2032)  # 1 Julys used: a few more on either side, for the ends are the worst
ROUNDS = 60
LAST_ESTIMATED = 2015  # the 2019 edition rests on counts up to about here; cohorts are carried on from it
BY_BIRTHS = 20  # younger than this, births tell the cohorts of a 5-year group apart better than the smooth edition
GROUPS = ((0, 4), (5, 9), (10, 14), (15, 19), (20, 39), (40, 59), (60, 64), (65, 69), (70, 100))
SEX = {"female": "f", "male": "m"}


def read_single_ages(rows):
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


def estimated_shape(single, births, sex, year):
    """Persons by age on 1 January, up to a factor by group; see 1 above."""
    shape = [single[year - 1, sex, age] + single[year, sex, age] for age in range(101)]
    for low in range(0, BY_BIRTHS, 5):
        born = [births[year - 1 - age] for age in range(low, low + 5)]
        whole = sum(shape[low:low + 5])
        shape[low:low + 5] = [whole * value / sum(born) for value in born]
    return shape


def survivors(shape, mortality, births, sex, year):
    """The shape one year on. The mean of two neighbouring rates is near enough for weights within a group."""
    rates = [mortality[year, sex, age] for age in range(100)]
    rates.append(rates[99])
    older = [shape[age - 1] * (-(rates[age - 1] + rates[age]) / 2).exp() for age in range(1, 101)]
    older[99] += shape[100] * (-rates[99]).exp()
    return [births[year] * (-rates[0]).exp(), *older]


def shapes(single, mortality, births):
    """Weights by (year, sex, age)."""
    found = {}
    for sex in "fm":
        for year in YEARS:
            if year <= LAST_ESTIMATED:
                shape = estimated_shape(single, births, sex, year)
            else:
                shape = survivors(shape, mortality, births, sex, year - 1)
            found.update({(year, sex, age): shape[age] for age in range(101)})
    return found


def january(shape, groups, totals, year):
    """Persons by sex and age on 1 January. `groups`: (sex, lowest age) -> persons by year."""
    persons = {}
    for sex in "fm":
        for low, high in GROUPS:
            weights = {age: shape[year, sex, age] for age in range(low, high + 1)}
            factor = groups[sex, low][year] / sum(weights.values())
            persons.update({(sex, age): weight * factor for age, weight in weights.items()})
    if (year, "f") not in totals:
        factor = totals[year, "both"] / sum(persons.values())
        return {key: value * factor for key, value in persons.items()}
    factors = {sex: totals[year, sex] / sum(value for key, value in persons.items() if key[0] == sex) for sex in "fm"}
    return {key: value * factors[key[0]] for key, value in persons.items()}


def reconstruct(rows_for, series):
    """Fills the population of the series. `rows_for(file, columns)` gives the country's rows with their places."""
    single = read_single_ages(rows_for(SINGLE, ("year", "age", "male", "female")))
    births = {year: value / 1000 for (year, name), value in series.indicators.items() if name == "births"}
    shape = shapes(single, series.mortality, births)
    july = read_broad(rows_for(BROAD, ("year", "sex", "age_group", "population")))
    groups = {(sex, low): january_groups(july, sex, low) for sex in "fm" for low, _ in GROUPS}
    totals = january_totals(rows_for(TOTALS, ("un_label_1jan", "male", "female")),
                            rows_for(CHANGES, ("year", "variable", "value")))
    for year in YEARS:
        for (sex, age), persons in january(shape, groups, totals, year).items():
            series.add_population(year, sex, age, round(persons, 1))
    series.remarks["population.csv"] = ("derived: cohorts of WPP 2019 and births under WPP 2024's broad ages and totals; "
                                        "good by broad age, less so by single age")
    series.sources["population.csv"] = ["D1", "W1", "W4", "W6"]
