"""Writes a catalogue of many bursts in parts: many_features.py COUNT FOLDER [MISTAKES]

FOLDER/head.json is the catalogue without its features, FOLDER/features/part-*.ndjson has 10 000 of them each, and
FOLDER/whole.tfcat.json is all of it. With MISTAKES, every 997th feature has one."""

import json
import math
import os
import sys

count, folder = int(sys.argv[1]), sys.argv[2]
mistakes = len(sys.argv) > 3
os.makedirs(f"{folder}/features", exist_ok=True)

head = {
    "type": "FeatureCollection",
    "properties": {
        "title": "Bursts for trying what is large", "authors": ["A. Example"], "licence": "CC-BY-4.0",
        "target_name": "Sun", "instrument_host_name": "wind", "instrument_name": "waves", "creation_date": "2024-05-01",
    },
    "fields": {
        "burst_type": {"info": "Type of the burst", "datatype": "str", "ucd": "meta.code.class", "values": ["II", "III"]},
        "peak_flux": {"info": "Peak", "datatype": "float", "ucd": "phot.flux.density;em.radio;stat.max", "unit": "Jy"},
    },
    "crs": {
        "type": "local",
        "properties": {
            "name": "Time-Frequency", "time_coords_id": "unix",
            "spectral_coords": {"type": "frequency", "unit": "kHz", "scale": "log"}, "ref_position_id": "wind",
        },
    },
}


def feature(number):
    start, low, high = 1_000_000_000 + 61 * number, 20.0 + number % 50, 900.0 + number % 130
    upper = [[start + 2 * i, round(high - (high - low) * i / 14 + math.sin(number + i), 3)] for i in range(10)]
    lower = [[start + 2 * i, round(y - 12.5, 3)] for i, (_, y) in reversed(list(enumerate(upper)))]
    ring = [upper[0]] + lower[::-1] + upper[:0:-1] + [upper[0]]
    kind, flux = ("III", "II")[number % 7 == 0], round(100 + 50 * math.sin(number), 3)
    if mistakes and number % 997 == 500:
        if number % 2:
            ring = ring[:-1]
        else:
            kind = "VI"
    return {
        "type": "Feature", "id": f"burst-{number:09d}", "geometry": {"type": "Polygon", "coordinates": [ring]},
        "properties": {"burst_type": kind, "peak_flux": flux},
    }


with open(f"{folder}/head.json", "w", encoding="utf-8") as file:
    file.write(json.dumps(head))
part = None
with open(f"{folder}/whole.tfcat.json", "w", encoding="utf-8") as whole:
    whole.write(json.dumps(head)[:-1] + ', "features": [\n')
    for number in range(count):
        if number % 10_000 == 0:
            part = open(f"{folder}/features/part-{number // 10_000:05d}.ndjson", "w", encoding="utf-8")
        text = json.dumps(feature(number))
        part.write(text + "\n")
        whole.write((",\n" if number else "") + text)
    whole.write("\n]}\n")
