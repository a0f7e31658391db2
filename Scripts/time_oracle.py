#!/usr/bin/env python3
"""Write the tables that the tests of time scales compare with, computed with astropy.

    python3 -m venv venv && venv/bin/pip install astropy
    venv/bin/python Scripts/time_oracle.py Tests/TFCatTests/Fixtures/Time

The seed is fixed, so the same versions of astropy and ERFA give the same tables. All numbers are written
with the digits that give the same double back. A date is two columns: the Julian date of 0h, and the
fraction of the day.
"""

import math
import random
import sys
from fractions import Fraction
from pathlib import Path

import astropy
import erfa
import numpy as np
from astropy.time import Time
from astropy.utils import iers

iers.conf.auto_download = False

SCALES = ["UTC", "TAI", "TT", "TDB", "TCB", "TCG", "UT", "GPS"]
ASTROPY_NAME = {"UT": "ut1", "GPS": "tai"}
GPS_OFFSET = 19.0 / 86400.0
# astropy writes the years 1000 to 9999 with four digits.
WRITABLE = 2086302.5, 5373484.5
J1900, J2100 = 2415020.5, 2488069.5
rng = random.Random(20160101)


def split(jd1, jd2):
    """A date as the Julian date of 0h and a fraction in [0, 1)."""
    jd1, jd2 = float(jd1), float(jd2)
    day = np.floor(jd1 - 0.5) + 0.5
    rest = (jd1 - day) + jd2
    carry = np.floor(rest)
    day, rest = day + carry, rest - carry
    return (day + 1, 0.0) if rest >= 1 else (float(day), float(rest))


def make(jd1, jd2, scale):
    if scale == "GPS":
        jd2 = jd2 + GPS_OFFSET
    time = Time(jd1, jd2, format="jd", scale=ASTROPY_NAME.get(scale, scale.lower()))
    # UT stands for UT1 with UT1 - UTC unknown and taken as zero.
    time.delta_ut1_utc = 0.0
    return time


def read(time, scale):
    other = getattr(time, ASTROPY_NAME.get(scale, scale.lower()))
    return split(other.jd1, other.jd2 - (GPS_OFFSET if scale == "GPS" else 0.0))


def midnight(text):
    return split(*erfa.cal2jd(*map(int, text.split("-"))))[0]


def leap_days():
    """0h of the first day with each value of TAI - UTC, and whether it is a whole leap second."""
    table = erfa.leap_seconds.get()
    return [(midnight(f"{row['year']}-{row['month']:02d}-01"), row["year"] >= 1972) for row in table]


def clock(day, seconds, length=86400.0):
    return day, seconds / length


def dates_for(scale):
    dates = [(np.floor(rng.uniform(J1900, J2100)) + 0.5, rng.random()) for _ in range(40)]
    dates += [(J1900, 0.0), (J2100, 0.0), (2451544.5, 0.5), (2443144.5, 0.0003725)]
    # UTC with drift and small steps, then the years in which each leap second falls.
    dates += [(np.floor(rng.uniform(2436934.5, 2441317.5)) + 0.5, rng.random()) for _ in range(12)]
    for day, whole in leap_days()[1:]:
        if scale == "UTC" and whole and day > 2441317.5:
            dates += [clock(day - 1, s, 86401.0) for s in (43200.0, 86399.75, 86400.25)]
            dates += [(day, 0.0), clock(day, 0.25)]
        elif scale == "TAI" and day > 2441317.5:
            tai = make(day, 0.0, "UTC").tai
            dates += [split(tai.jd1, tai.jd2 + s / 86400) for s in (-1.25, -0.75, 0.25)]
    if scale == "UT":
        # With UT1 - UTC = 0 on both sides of a step of UTC, ERFA's UT1 is not the inverse of itself near it.
        dates = [(d, f) for d, f in dates if not 2436933.5 < d < 2441317.5 and not on_leap_day(make(d, f, "UT"))]
    return [split(*d) for d in dates]


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# Scripts/time_oracle.py, astropy {astropy.__version__}, ERFA {erfa.version.erfa_version}\n")
        out.write(",".join(header) + "\n")
        for row in rows:
            out.write(",".join(c if isinstance(c, str) else repr(float(c)) for c in row) + "\n")


def scales():
    for source in SCALES:
        for day, fraction in dates_for(source):
            time = make(day, fraction, source)
            row = [source, day, fraction]
            for target in SCALES:
                row += read(time, target)
            yield row


def on_leap_day(time):
    return any(day - 1 <= time.utc.jd < day for day, _ in leap_days())


def systems():
    offsets = {"jd": 0.0, "mjd": 2400000.5, "mjd_cnes": 2433282.5, "mjd_nasa": 2440000.5}
    for system in ["unix", *offsets, "cdf_tt2000", "cdf_tt2000/midnight"]:
        for index in range(60):
            jd = rng.uniform(J1900, J2100)
            if system == "unix":
                value = (jd - 2440587.5) * 86400
                value = [value, round(value), round(value, 3)][index % 3]
                time = Time(value, format="unix")
                if on_leap_day(time):
                    continue
            elif system in offsets:
                value = jd - offsets[system]
                time = Time(offsets[system], value, format="jd", scale="utc")
            else:
                origin = 2451544.5 if "midnight" in system else 2451545.0
                value = float(round((jd - origin) * 86400) * 10**9 + rng.randrange(10**9))
                # Whole nanoseconds, as CDF has them: split them as integers.
                days, rest = divmod(int(value), 86400 * 10**9)
                time = Time(origin + days, rest / (86400 * 10**9), format="jd", scale="tt")
            yield [system, value, *split(time.utc.jd1, time.utc.jd2)]


def axes():
    """Axes given by their parts; in UTC only dates where astropy and POSIX agree."""
    units = [1e-9, 1e-6, 1e-3, 1.0, 60.0, 3600.0, 86400.0, 604800.0, 31557600.0]
    origins = ["2000-01-01T00:00:00", "1977-01-01T00:00:32.184", "1966-03-05T06:07:08.5", "2012-06-30T18:00:00"]
    for scale in SCALES:
        for unit in units:
            for origin in origins:
                start = Time(origin, format="isot", scale=ASTROPY_NAME.get(scale, scale.lower()))
                value = rng.uniform(-0.9, 1.0) * 86400 * 20000 / unit
                days = Fraction(value) * (Fraction(unit) / 86400 if unit >= 1 else 1 / Fraction(round(86400 / unit)))
                whole = math.floor(days)
                day, fraction = split(start.jd1 + whole, start.jd2 + float(days - whole))
                if scale == "UTC" and (
                    on_leap_day(Time(day, fraction, format="jd", scale="utc")) or on_leap_day(start)
                ):
                    continue
                yield [scale, unit, origin, value, day, fraction]


def iso_in():
    texts = ["2000-01-01", "1900-02-28", "2000-02-29", "2100-12-31", "0001-01-01", "9999-12-31",
             "2016-12-31T23:59:60", "2016-12-31T23:59:60.999", "1972-06-30T23:59:60.5", "2012-06-30 23:59:59.999999",
             "2020-01-01T12:34", "1959-12-31T12:00:00", "1961-07-31T12:00:00"]
    for text in texts:
        time = Time(text, scale="utc")
        yield [text, "UTC", *split(time.jd1, time.jd2)]
    for _ in range(80):
        day = np.floor(rng.uniform(*WRITABLE)) + 0.5
        scale = rng.choice(["UTC", "TAI", "TT", "TDB"])
        time = Time(day, rng.random(), format="jd", scale=scale.lower(), precision=rng.randrange(10))
        text = time.isot
        time = Time(text, format="isot", scale=scale.lower())
        yield [text, scale, *split(time.jd1, time.jd2)]


def iso_out():
    def row(day, fraction, scale, digits):
        day, fraction = split(day, fraction)
        time = Time(day, fraction, format="jd", scale=scale.lower(), precision=digits)
        return [scale, day, fraction, str(digits), time.isot]

    for _ in range(120):
        day = np.floor(rng.uniform(*WRITABLE)) + 0.5
        yield row(day, rng.random(), rng.choice(["UTC", "TT"]), rng.randrange(10))
    for day, whole in leap_days()[1:]:
        if not whole or day < 2441318:
            continue
        for seconds in (86399.9999996, 86400.0, 86400.4, 86400.6, 86400.9999996):
            for digits in (0, 6):
                yield row(*clock(day - 1, seconds, 86401.0), "UTC", digits)
    for digits in range(10):
        yield row(*clock(2451543.5, 86399.9999999996), "TT", digits)
        yield row(*clock(2451543.5, 59.99999999951), "UTC", digits)


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "Tests/TFCatTests/Fixtures/Time")
    folder.mkdir(parents=True, exist_ok=True)
    date = ["jd1", "jd2"]
    both = [f"{s} {part}" for s in SCALES for part in date]
    write(folder / "scales.csv", ["source", *date, *both], scales())
    write(folder / "systems.csv", ["system", "value", "UTC jd1", "UTC jd2"], systems())
    write(folder / "axes.csv", ["scale", "seconds per unit", "origin", "value", *date], axes())
    write(folder / "iso_in.csv", ["text", "scale", *date], iso_in())
    write(folder / "iso_out.csv", ["scale", *date, "decimals", "text"], iso_out())


if __name__ == "__main__":
    main()
