#!/usr/bin/env python3
"""Write the tables that the tests of re-expression compare with, computed with astropy.

    python3 -m venv venv && venv/bin/pip install astropy
    venv/bin/python Scripts/axes_oracle.py Tests/TFCatTests/Fixtures/Axes

times.csv has numbers of one time axis and what they are on another, spectral.csv those of spectral axes. Axes
are written as `tfcat convert --time` and `--spectral` take them. Days with a leap second are left out: there
astropy counts otherwise than POSIX (docs/time.md). The seed is fixed, so the same versions of astropy and
ERFA give the same tables.
"""

import math
import random
import sys
from fractions import Fraction
from pathlib import Path

import astropy
import astropy.units as u
import erfa
from astropy.time import Time
from astropy.utils import iers

iers.conf.auto_download = False

rng = random.Random(20060912)
DAY = Fraction(86400)
UNITS = {"ns": Fraction(1, 10**9), "ms": Fraction(1, 1000), "s": Fraction(1), "min": Fraction(60), "h": Fraction(3600),
         "d": DAY}
# Axis: unit, Julian date of the value 0, scale. GPS is TAI less 19 s.
SYSTEMS = {
    "unix": ("s", Fraction(4881175, 2), "utc"),
    "jd": ("d", Fraction(0), "utc"),
    "mjd": ("d", Fraction(4800001, 2), "utc"),
    "mjd_cnes": ("d", Fraction(4866565, 2), "utc"),
    "mjd_nasa": ("d", Fraction(4880001, 2), "utc"),
    "cdf_tt2000": ("ns", Fraction(2451545), "tt"),
}
EXPLICIT = [
    ("s since 2000-01-01T12:00:00 TT", "s", "2000-01-01T12:00:00", "tt"),
    ("ms since 1999-01-01T00:00:00 UTC", "ms", "1999-01-01T00:00:00", "utc"),
    ("d since 1977-01-01T00:00:00 TAI", "d", "1977-01-01T00:00:00", "tai"),
    ("h since 2010-06-15T06:00:00 TDB", "h", "2010-06-15T06:00:00", "tdb"),
    ("min since 2020-02-29T00:00:00 TCB", "min", "2020-02-29T00:00:00", "tcb"),
    ("d since 1990-01-01T00:00:00 TCG", "d", "1990-01-01T00:00:00", "tcg"),
    ("s since -0500-03-01T00:00:00 TT", "s", None, "tt"),
]


def axes():
    table = dict(SYSTEMS)
    for name, unit, origin, scale in EXPLICIT:
        if origin is None:
            jd = Fraction(sum(map(Fraction, erfa.cal2jd(-500, 3, 1))))
        else:
            time = Time(origin, format="isot", scale=scale)
            # These origins are whole hours: the two parts are off by their rounding at most.
            jd = Fraction(round((Fraction(time.jd1) + Fraction(time.jd2)) * 24), 24)
        table[name] = (unit, jd, scale)
    return table


def instant(axis, value):
    unit, origin, scale = axis
    date = origin + Fraction(value) * UNITS[unit] / DAY
    whole = math.floor(date)
    return Time(float(whole), float(date - whole), format="jd", scale=scale)


def value(axis, time):
    unit, origin, scale = axis
    there = getattr(time, scale)
    return float((Fraction(there.jd1) + Fraction(there.jd2) - origin) * DAY / UNITS[unit])


LEAP_DAYS = [float(sum(erfa.cal2jd(int(r["year"]), int(r["month"]), 1))) for r in erfa.leap_seconds.get()]


def on_leap_day(time):
    return any(day - 1.001 <= time.utc.jd < day + 0.001 for day in LEAP_DAYS)


def times():
    table = axes()
    for source, axis in table.items():
        for _ in range(12):
            time = Time(rng.uniform(2441318, 2461500), rng.random(), format="jd", scale="utc")
            if on_leap_day(time):
                continue
            number = value(axis, time)
            # As catalogues have them: all digits, a few, whole numbers.
            number = rng.choice([number, round(number, 3), float(round(number))])
            time = instant(axis, number)
            if on_leap_day(time) or not 2441318 < time.utc.jd < 2461500:
                continue
            for target, other in table.items():
                yield source, target, number, value(other, time)


def spectral():
    axes = {"Hz": u.Hz, "kHz": u.kHz, "MHz": u.MHz, "GHz": u.GHz, "m": u.m, "cm": u.cm, "km": u.km, "nm": u.nm,
            "m**-1": u.m**-1, "cm**-1": u.cm**-1, "eV": u.eV, "ueV": u.eV * 1e-6, "J": u.J}
    for source, unit in axes.items():
        for _ in range(6):
            hertz = 10 ** rng.uniform(3, 11) * u.Hz
            number = float(f"{hertz.to_value(unit, equivalencies=u.spectral()):.{rng.choice([3, 6, 17])}g}")
            for target, other in axes.items():
                yield source, target, number, (number * unit).to_value(other, equivalencies=u.spectral())


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# Scripts/axes_oracle.py, astropy {astropy.__version__}, ERFA {erfa.version.erfa_version}\n")
        out.write("source,target,value,expected\n")
        for source, target, number, expected in rows:
            out.write(f"{source},{target},{number!r},{float(expected)!r}\n")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "Tests/TFCatTests/Fixtures/Axes")
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "times.csv", times())
    write(folder / "spectral.csv", spectral())


if __name__ == "__main__":
    main()
