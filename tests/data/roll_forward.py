"""Ruritania rolled forward by hand: the projection's conventions (docs/theory/population.md) written a second time, for lists
of numbers, from the formulas of toy_country and the migrants of its pack."""

import math

import toy_country

SEX_RATIO = 1.06
MEN, WOMEN = "Male", "Female"


def infant_separation(rate, sex):
    """Andreev and Kingkade (2015), for infant rates below 0.017: both of Ruritania's are."""
    return 0.14929 - 1.99545 * rate if sex == MEN else 0.14903 - 2.05527 * rate


def survival(sex):
    """Share of each age that lives to the next year's end; first newborns, last those of 99 and older together."""
    rates = [round(toy_country.death_rate(sex, age), 8) for age in range(100)]
    rise = math.log(rates[99] / rates[90]) / 9
    rates += [min(1.5, rates[99] * math.exp(rise * (age - 99))) for age in range(100, 131)]
    separation = infant_separation(rates[0], sex)
    dying = rates[0] / (1 + (1 - separation) * rates[0])
    alive, lived = 1 - dying, [1 - (1 - separation) * dying]
    for rate in rates[1:130]:
        left = alive * (2 - rate) / (2 + rate)
        lived.append((alive + left) / 2)
        alive = left
    lived.append(alive / rates[130])
    ratios = [lived[0]] + [lived[age] / lived[age - 1] for age in range(1, 100)]
    return ratios + [sum(lived[100:]) / sum(lived[99:])]


def next_year(people, ratios, migrants):
    """1 January to 1 January: deaths, births to the mean of the women at start and end, then all migrants."""
    after = {}
    for sex in (MEN, WOMEN):
        old, ratio = people[sex], ratios[sex]
        after[sex] = [0.0] + [old[age - 1] * ratio[age] for age in range(1, 100)] + [(old[99] + old[100]) * ratio[100]]
    births = sum(toy_country.birth_rate(age) / 1000 * (people[WOMEN][age] + after[WOMEN][age]) / 2
                 for age in range(15, 50))
    for sex, share in ((MEN, SEX_RATIO / (1 + SEX_RATIO)), (WOMEN, 1 / (1 + SEX_RATIO))):
        after[sex][0] = births * share * ratios[sex][0]
        after[sex] = [persons + migrants[sex][age] for age, persons in enumerate(after[sex])]
    return after


def projected(migrants_of, first, last):
    """Persons on 1 January by (year, "f" or "m", age). `migrants_of`: year -> sex -> migrants by age."""
    ratios = {sex: survival(sex) for sex in (MEN, WOMEN)}
    people = {sex: [1000 * toy_country.persons(sex, age) for age in range(101)] for sex in (MEN, WOMEN)}
    cells = {}
    for year in range(first, last + 1):
        for sex, code in ((MEN, "m"), (WOMEN, "f")):
            cells.update({(year, code, age): persons for age, persons in enumerate(people[sex])})
        people = next_year(people, ratios, migrants_of(year))
    return cells
