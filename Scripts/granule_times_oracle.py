#!/usr/bin/env python3
"""Julian dates UTC of times on the axes of catalogues, by astropy: the table of GranuleTimesTests.swift.

    granule_times_oracle.py
"""
from astropy.time import Time, TimeDelta

rows = []
# None on a day with a leap second: there astropy takes a Unix time for a fraction of 86401 s, POSIX does not.
for unix in (0.0, 1158051858.25, 1483228800.0, 1704067200.125):
    rows.append(("unix", "", "", "", repr(unix), Time(unix, format="unix")))
for mjd in (53990.37798611111, 57753.99999, 60310.5):
    rows.append(("mjd", "", "", "", repr(mjd), Time(mjd, format="mjd", scale="utc")))
for scale in ("tt", "tai", "tdb"):
    for seconds in (0.0, 536500869.184, 757382469.5):
        time = Time("2000-01-01T12:00:00", scale=scale) + TimeDelta(seconds, format="sec", scale=scale)
        rows.append(("", "s", "2000-01-01T12:00:00", scale.upper(), repr(seconds), time))
for system, unit, origin, scale, value, time in rows:
    print(f'    ("{system}", "{unit}", "{origin}", "{scale}", "{value}", {float(time.utc.jd)!r}),')
