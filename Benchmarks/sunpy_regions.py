#!/usr/bin/env python3
"""Times how sunpy makes regions of active regions: prints the seconds of each run, reading and imports left out.

    sunpy_regions.py FILE RUNS

The usual way: the pixels of the chain as places in the image, from the Earth, into Carrington longitude and latitude.
Nothing is cut at the limb (such vertices are dropped), thinned or checked.
"""
import csv
import sys
import time
import warnings

import astropy.units as u
from astropy.coordinates import SkyCoord
from sunpy.coordinates import HeliographicCarrington, Helioprojective

warnings.simplefilter("ignore")
STEPS = [(-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1)]


def region(row):
    x, y = int(row["CC_X_PIX"]), int(row["CC_Y_PIX"])
    pixels = []
    for code in row["CC"]:
        x, y = x + STEPS[int(code)][0], y + STEPS[int(code)][1]
        pixels.append((x, y))
    tx = [float(row["CDELT1"]) * (x - float(row["CENTER_X"])) for x, _ in pixels]
    ty = [float(row["CDELT2"]) * (y - float(row["CENTER_Y"])) for _, y in pixels]
    frame = Helioprojective(observer="earth", obstime=row["DATE_OBS"])
    places = SkyCoord(tx * u.arcsec, ty * u.arcsec, frame=frame).transform_to(
        HeliographicCarrington(observer="earth", obstime=row["DATE_OBS"]))
    vertices = zip(places.lon.deg, places.lat.deg)
    return "Polygon UNKNOWNFrame " + " ".join(f"{lon:.6f} {lat:.6f}" for lon, lat in vertices if lat == lat)


file, runs = sys.argv[1:]
rows = list(csv.DictReader(open(file)))
region(rows[0])
for _ in range(int(runs)):
    start = time.perf_counter()
    for row in rows:
        region(row)
    print(time.perf_counter() - start)
