#!/usr/bin/env python3
"""Compares `tfcat match` with shapely (areas), scipy (the best pairs) and pycocotools (average precision), on
catalogues made at random. Prints what differs, and ends with 1 then.

    match_oracle.py TFCAT [SEED]

The Python has to have numpy, scipy, shapely and pycocotools: Scripts/install-oracles."""

import contextlib
import io
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy
import shapely
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval
from scipy.optimize import linear_sum_assignment

TFCAT = sys.argv[1]
RANDOM = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
START = 1158051600
faults = []


def star():
    """A polygon around a point, in seconds from START and MHz."""
    time, frequency = RANDOM.uniform(0, 4000), RANDOM.uniform(20, 80)
    ring = []
    for angle in sorted(RANDOM.uniform(0, 2 * math.pi) for _ in range(RANDOM.randint(3, 30))):
        radius = RANDOM.uniform(0.4, 1)
        ring.append((time + 90 * radius * math.cos(angle), frequency + 8 * radius * math.sin(angle)))
    return ring + ring[:1]


def box():
    time, frequency = RANDOM.uniform(0, 3000), RANDOM.uniform(20, 60)
    width, height = RANDOM.uniform(20, 200), RANDOM.uniform(1, 20)
    return [(time, frequency), (time + width, frequency), (time + width, frequency + height), (time, frequency + height),
            (time, frequency)]


def near(ring):
    """The ring once more, moved and stretched a little, as another observer would draw it."""
    (time, frequency), scale = (RANDOM.gauss(0, 8), RANDOM.gauss(0, 0.8)), RANDOM.uniform(0.9, 1.1)
    first = ring[0]
    return [(first[0] + scale * (x - first[0]) + time, first[1] + scale * (y - first[1]) + frequency) for x, y in ring]


def pair(shape, count):
    first = [shape() for _ in range(count)]
    second = [near(ring) for ring in first if RANDOM.random() < 0.9] + [shape() for _ in range(count // 5)]
    RANDOM.shuffle(second)
    return first, second


def write(path, rings, time, spectral, types=None, scores=None):
    """A catalogue; the second is in kHz and seconds since 2000."""
    features = []
    for index, ring in enumerate(rings):
        properties = {}
        if types:
            properties["type"] = types[index]
        if scores:
            properties["score"] = scores[index]
        features.append({
            "type": "Feature", "id": index, "properties": properties,
            "geometry": {"type": "Polygon", "coordinates": [[[START + x - time, y * spectral] for x, y in ring]]}})
    axis = {"time_coords_id": "unix"} if not time else {
        "time_coords": {"name": "s", "unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "UTC"}}
    head = {
        "type": "FeatureCollection",
        "fields": {"type": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"},
                   "score": {"info": "Score", "datatype": "float", "ucd": "stat.probability"}},
        "crs": {"type": "local", "properties": {
            "name": "Time-Frequency", **axis, "ref_position_id": "GEOCENTER",
            "spectral_coords": {"type": "frequency", "unit": "MHz" if spectral == 1 else "kHz"}}},
        "features": features}
    path.write_text(json.dumps(head))


def match(first, second, *arguments):
    run = subprocess.run([TFCAT, "match", str(first), str(second), "--format", "json", *arguments],
                         capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"tfcat match failed: {run.stderr}")
    return json.loads(run.stdout)


def compare_pairs(folder, shape, threshold):
    first, second = pair(shape, 150)
    write(folder / "a.json", first, 0, 1)
    write(folder / "b.json", second, 946684800, 1000)
    report = match(folder / "a.json", folder / "b.json", "--iou", str(threshold))
    ones, others = ([shapely.make_valid(shapely.Polygon(ring)) for ring in rings] for rings in (first, second))
    overlaps = numpy.array([[one.intersection(other).area / one.union(other).area for other in others] for one in ones])
    weights = numpy.where(overlaps >= threshold, overlaps, 0)
    rows, columns = linear_sum_assignment(-weights)
    expected = sum(1 for row, column in zip(rows, columns) if weights[row, column] > 0)
    total = sum(pair["iou"] for pair in report["pairs"])
    if abs(total - weights[rows, columns].sum()) > 1e-6 or report["summary"]["matched"] != expected:
        faults.append(f"{shape.__name__}, {threshold}: {report['summary']['matched']} pairs of {total}, and not {expected} "
                      f"of {weights[rows, columns].sum()}")
    for found in report["pairs"]:
        difference = abs(found["iou"] - overlaps[found["a"]["index"], found["b"]["index"]])
        if difference > 1e-7:
            faults.append(f"{shape.__name__}: {found} is off by {difference}")
    many = match(folder / "a.json", folder / "b.json", "--iou", str(threshold), "--many-to-many")
    if len(many["pairs"]) != int((overlaps >= threshold).sum()):
        faults.append(f"{shape.__name__}: {len(many['pairs'])} pairs many to many")
    back = match(folder / "b.json", folder / "a.json", "--iou", str(threshold))
    if (back["summary"]["matched"], back["summary"]["missed"]) != (report["summary"]["matched"], report["summary"]["extra"]):
        faults.append(f"{shape.__name__}: not the same from the other side")


def compare_precision(folder, types):
    first, second = pair(box, 120)
    kinds = [[RANDOM.choice(types) for _ in rings] for rings in (first, second)]
    # Scores of few values have ties.
    scores = [RANDOM.choice([0.2, 0.4, 0.5, 0.55, 0.7, 0.9]) for _ in second]
    write(folder / "a.json", first, 0, 1, kinds[0])
    write(folder / "b.json", second, 946684800, 1000, kinds[1], scores)
    found = match(folder / "a.json", folder / "b.json", "--score", "score")["average_precision"]

    def annotation(index, ring, kind):
        (x, y), (right, top) = ring[0], ring[2]
        return {"id": index + 1, "image_id": 1, "category_id": types.index(kind) + 1, "iscrowd": 0,
                "bbox": [x, y, right - x, top - y], "area": (right - x) * (top - y)}

    truth, detected = COCO(), COCO()
    categories = [{"id": index + 1, "name": name} for index, name in enumerate(types)]
    with contextlib.redirect_stdout(io.StringIO()):
        for coco, rings, names in ((truth, first, kinds[0]), (detected, second, kinds[1])):
            coco.dataset = {"images": [{"id": 1}], "categories": categories,
                            "annotations": [annotation(*item) for item in zip(range(len(rings)), rings, names)]}
            if coco is detected:
                for item, score in zip(coco.dataset["annotations"], scores):
                    item["score"] = score
            coco.createIndex()
        evaluation = COCOeval(truth, detected, "bbox")
        evaluation.params.maxDets = [1, 10, len(second)]
        evaluation.evaluate()
        evaluation.accumulate()
    precision = evaluation.eval["precision"][:, :, :, 0, -1]
    expected = [float(level[level > -1].mean()) for level in precision]
    for level, ap in zip(found["by_threshold"], expected):
        if abs(level["ap"] - ap) > 1e-6:
            faults.append(f"average precision at {level['iou']}: {level['ap']}, and not {ap}")
    if abs(found["ap"] - float(precision[precision > -1].mean())) > 1e-6:
        faults.append(f"average precision: {found['ap']}")


with tempfile.TemporaryDirectory() as name:
    for threshold in (0.5, 0.3, 0.1, 0.75):
        for shape in (box, star):
            compare_pairs(pathlib.Path(name), shape, threshold)
    for types in (["III"], ["II", "III", "V"]):
        compare_precision(pathlib.Path(name), types)
print("\n".join(faults))
sys.exit(1 if faults else 0)
