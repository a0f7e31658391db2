#!/usr/bin/env python3
"""Compares the coverage maps of `tfcat cover` with those of mocpy, on catalogues made at random: ASCII and
FITS, of time and of frequency. Prints what differs, and ends with 1 then.

    cover_oracle.py TFCAT [SEED]

The Python has to have astropy and mocpy: Scripts/install-oracles."""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

import astropy.units as u
import numpy
from astropy.time import Time
from mocpy import FrequencyMOC, TimeMOC

TFCAT = sys.argv[1]
RANDOM = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
faults = []


def catalogue(path, boxes):
    features = [
        {"type": "Feature", "id": index, "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
            [[start, low], [end, low], [end, high], [start, high], [start, low]]]}}
        for index, (start, end, low, high) in enumerate(boxes)]
    path.write_text(json.dumps({
        "type": "FeatureCollection", "fields": {}, "features": features,
        "crs": {"type": "local", "properties": {
            "name": "Time-Frequency", "time_coords_id": "unix", "ref_position_id": "GEOCENTER",
            "spectral_coords": {"type": "frequency", "unit": "Hz"}}}}))


def ours(path, form, order):
    run = subprocess.run([TFCAT, "cover", str(path), "--format", form, "--order", str(order), "-o",
                          str(path.with_suffix("." + form))], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"tfcat cover failed: {run.stderr}")
    return path.with_suffix("." + form)


def microseconds(map):
    return numpy.asarray(map.to_depth61_ranges if isinstance(map, TimeMOC) else map.to_depth51_ranges)


def compare(kind, order, expected, path, form, load):
    found = {"ascii": load(str(ours(path, form, order)), "ascii"),
             "fits": load(str(ours(path, form + "-fits", order)), "fits")}
    for name, map in found.items():
        if map != expected or map.max_order != order:
            faults.append(f"{kind}, order {order}, {name}: {map.to_string('ascii')[:200]} and not "
                          f"{expected.to_string('ascii')[:200]}")
            one, other = microseconds(map), microseconds(expected)
            if one.shape == other.shape:
                faults.append(f"  ends differ by up to {numpy.abs(one.astype(numpy.int64) - other.astype(numpy.int64)).max()}")


with tempfile.TemporaryDirectory() as name:
    path = pathlib.Path(name) / "c.json"
    for count, order in ((1, 41), (40, 35), (300, 45), (20, 10), (5, 0), (60, 50)):
        boxes = []
        for _ in range(count):
            # Since 1972: before it UTC had seconds of another length.
            start = RANDOM.randrange(70_000_000, 1_800_000_000) + 0.5 * RANDOM.randrange(2)
            low = 10 ** RANDOM.uniform(3, 10)
            boxes.append((start, start + RANDOM.randrange(1, 10 ** RANDOM.randrange(1, 6)), low,
                          low * RANDOM.uniform(1.001, 3)))
        catalogue(path, boxes)
        starts, ends, lows, highs = (numpy.array(column) for column in zip(*boxes))
        # By dates: on days with a leap second astropy counts Unix seconds in another way. mocpy takes the
        # time of the day from TAI where times are not in TCB, which is up to 1.3 ms off.
        times = [Time((values * 1e6).astype("datetime64[us]"), scale="utc").tcb for values in (starts, ends)]
        compare("time", order, TimeMOC.from_time_ranges(*times, order=order) if order else
                TimeMOC.from_time_ranges(*times, order=1).degrade_to_order(0), path, "tmoc", TimeMOC.load)
        frequency = min(order, 40)
        compare("frequency", frequency, FrequencyMOC.from_frequency_ranges(frequency, lows * u.Hz, highs * u.Hz), path,
                "fmoc", FrequencyMOC.load)
print("\n".join(faults))
sys.exit(1 if faults else 0)
