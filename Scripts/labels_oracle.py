#!/usr/bin/env python3
"""Compares how `tfcat convert` writes and reads labels of recordings with crowsetta: generic sequences,
Raven's selection tables, Audacity's label tracks with frequencies. Prints what differs, and ends with 1 then.

    labels_oracle.py TFCAT [SEED]

The Python has to have crowsetta: Scripts/install-oracles."""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

import crowsetta

TFCAT = sys.argv[1]
RANDOM = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
START = 1714557600
faults = []


def run(*arguments):
    subprocess.run([TFCAT, *map(str, arguments)], check=True, capture_output=True)


def catalogue(path):
    """Boxes in seconds and MHz, in the order of their starts."""
    boxes = []
    for _ in range(50):
        start, low = RANDOM.uniform(0, 1000), RANDOM.uniform(20, 60)
        boxes.append((start, start + RANDOM.uniform(1, 100), low, low + RANDOM.uniform(1, 20), RANDOM.choice(["II", "III", "a, b"])))
    boxes.sort()
    features = [
        {
            "type": "Feature",
            "id": index,
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[START + a, c], [START + b, c], [START + b, d], [START + a, d], [START + a, c]]],
            },
            "properties": {"label": name},
        }
        for index, (a, b, c, d, name) in enumerate(boxes)
    ]
    axes = {
        "time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "MHz"},
        "ref_position_id": "GEOCENTER",
        "name": "Time-Frequency",
    }
    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "fields": {"label": {"info": "Class", "datatype": "str", "ucd": "meta.code.class"}},
                "crs": {"type": "local", "properties": axes},
                "features": features,
            }
        )
    )
    return boxes


def compare(what, expected, got):
    if len(expected) != len(got):
        faults.append(f"{what}: {len(got)} labels instead of {len(expected)}")
    for one, other in zip(expected, got):
        numbers = [abs(a - b) <= 1e-6 * max(1, abs(a)) for a, b in zip(one[:-1], other[:-1])]
        if not all(numbers) or one[-1] != other[-1]:
            faults.append(f"{what}: {other} instead of {one}")


def boxes_of(annotation):
    return [(b.onset, b.offset, b.low_freq / 1e6, b.high_freq / 1e6, b.label) for b in annotation.bboxes]


def features_of(path, scale):
    rows = []
    for feature in json.loads(path.read_text())["features"]:
        ring = feature["geometry"]["coordinates"][0]
        times, frequencies = [p[0] - START for p in ring], [p[1] / scale for p in ring]
        rows.append((min(times), max(times), min(frequencies), max(frequencies), feature["properties"]["label"]))
    return rows


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    source = folder / "boxes.tfcat"
    boxes = catalogue(source)
    when = "2024-05-01T10:00:00Z"

    for form, reader in (
        ("raven", lambda path: crowsetta.formats.bbox.Raven.from_file(path, annot_col="Annotation")),
        ("audacity", crowsetta.formats.bbox.AudBBox.from_file),
    ):
        labels, back = folder / f"{form}.txt", folder / f"{form}.tfcat"
        run("convert", source, "--to", form, "--start", when, "-o", labels)
        annotation = reader(labels)
        compare(f"{form}, read by crowsetta", boxes, boxes_of(annotation.to_annot()))
        written = folder / f"{form}-crowsetta.txt"
        annotation.to_file(written)
        run("convert", written, "--from", form, "--start", when, "-o", back)
        compare(f"{form}, written by crowsetta", boxes, features_of(back, 1e6))

    labels, back = folder / "sequences.csv", folder / "sequences.tfcat"
    run("convert", source, "--to", "crowsetta", "--start", when, "-o", labels)
    sequences = crowsetta.formats.seq.GenericSeq.from_file(labels)
    stretches = [(a, b, name) for a, b, _, _, name in boxes]
    found = [(s.onset_s, s.offset_s, s.label) for annotation in sequences.to_annot() for s in annotation.seq.segments]
    compare("generic-seq, read by crowsetta", stretches, found)
    written = folder / "sequences-crowsetta.csv"
    sequences.to_file(written)
    run("convert", written, "--from", "crowsetta", "--start", when, "--band", "20-80", "-o", back)
    compare("generic-seq, written by crowsetta", stretches, [(a, b, name) for a, b, _, _, name in features_of(back, 1e6)])

for fault in faults[:20]:
    print(fault)
print(f"{len(faults)} differences")
sys.exit(1 if faults else 0)
