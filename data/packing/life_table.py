"""Life expectancy of a year's rates by the model's own life table, and rates levelled to a life expectancy given.

The same conventions as lib/muster/population/survival.cpp: Andreev and Kingkade (2015) for infants, one half above; above
age 99 the log slope of ages 90-99 continues, at most 1.5; closed at 130."""

import math

CLOSING_AGE = 130


def infant_separation(rate, sex):
    """Years lived in the first year of life by those who die in it."""
    if sex == "m":
        if rate < 0.02300:
            return 0.14929 - 1.99545 * rate
        return 0.02832 + 3.26021 * rate if rate < 0.08307 else 0.29915
    if rate < 0.01724:
        return 0.14903 - 2.05527 * rate
    return 0.04667 + 3.88089 * rate if rate < 0.06891 else 0.31411


def expectation(rates, sex):
    """Years of life at birth. `rates`: deaths per person-year at ages 0 to 99."""
    slope = (rates[99] / rates[90]) ** (1 / 9)
    rates = list(rates[:100])
    continued = rates[99]
    while len(rates) <= CLOSING_AGE:
        continued *= slope
        rates.append(min(1.5, continued))
    separation = infant_separation(rates[0], sex)
    dying = rates[0] / (1 + (1 - separation) * rates[0])
    alive, years = 1 - dying, 1 - (1 - separation) * dying
    for rate in rates[1:CLOSING_AGE]:
        after = alive * (1 - rate / 2) / (1 + rate / 2)
        years += (alive + after) / 2
        alive = after
    return years + alive / rates[CLOSING_AGE]


def levelled(rates, years, sex):
    """The rates times the one factor that gives a life expectancy of `years`."""
    low, high = -0.1, 0.1  # log of the factor; half a year of life is about 0.05
    while high - low > 1e-9:
        middle = (low + high) / 2
        factor = math.exp(middle)
        if expectation([rate * factor for rate in rates], sex) > years:
            low = middle
        else:
            high = middle
    if min(low + 0.1, 0.1 - high) < 1e-6:
        raise ValueError(f"no level of the rates within 10 % gives a life expectancy of {years} years")
    return [rate * math.exp(low) for rate in rates]
