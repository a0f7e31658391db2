#!/usr/bin/env python3
"""A detector of bursts that is as small as one can be, for docs/detectors.md: it shows how a detector and catalogues get on,
and needs nothing but Python.

    detector.py draw CATALOGUE AXES -o PICTURE      a picture with noise, in the place of a real dynamic spectrum
    detector.py train LABELS PICTURE -o MODEL       what is brighter than the rest, and what classes look like
    detector.py find MODEL PICTURE -o FOUND         boxes with classes and scores, as COCO has them

LABELS and FOUND are COCO's JSON, PICTURE is a PGM, AXES is what `tfcat convert --axes` takes."""

import argparse
import json
import math
import random
from datetime import datetime


# Pictures: rows of grey values, the first row on top.


def write_picture(path, rows):
    with open(path, "wb") as file:
        file.write(b"P5 %d %d 255\n" % (len(rows[0]), len(rows)))
        for row in rows:
            file.write(bytes(row))


def read_picture(path):
    with open(path, "rb") as file:
        width, height = map(int, file.readline().split()[1:3])
        data = file.read()
    return [list(data[row * width : (row + 1) * width]) for row in range(height)]


def smoothed(rows):
    """Each pixel as the mean of itself and its neighbours, so that noise is no event."""
    width, height = len(rows[0]), len(rows)
    result = []
    for y in range(height):
        near = rows[max(0, y - 1) : y + 2]
        sums = [sum(column) for column in zip(*near)]
        result.append([sum(part := sums[max(0, x - 1) : x + 2]) / len(part) / len(near) for x in range(width)])
    return result


# Drawing


def seconds(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def rings(geometry):
    parts = {"Polygon": lambda c: [c], "MultiPolygon": lambda c: c}.get(geometry["type"], lambda c: [])
    return [polygon[0] for polygon in parts(geometry.get("coordinates"))]


def draw(arguments):
    """Events of a catalogue in Unix time and kHz are bright, all else is dark, and both have noise."""
    with open(arguments.catalogue) as file:
        catalogue = json.load(file)
    with open(arguments.axes) as file:
        axes = json.load(file)
    (width, height), (start, end) = axes["size"], map(seconds, axes["time"])
    low, high = axes["frequency"]
    random.seed(1)
    rows = [[min(255, max(0, int(random.gauss(70, 18)))) for _ in range(width)] for _ in range(height)]
    for feature in catalogue["features"]:
        for ring in rings(feature["geometry"]):
            corners = [
                ((time - start) / (end - start) * width, (high - khz / 1000) / (high - low) * height)
                for time, khz in ring
            ]
            for y in range(height):
                crossings = sorted(
                    x1 + (y + 0.5 - y1) / (y2 - y1) * (x2 - x1)
                    for (x1, y1), (x2, y2) in zip(corners, corners[1:])
                    if (y1 > y + 0.5) != (y2 > y + 0.5)
                )
                for left, right in zip(crossings[::2], crossings[1::2]):
                    for x in range(max(0, round(left)), min(width, round(right))):
                        rows[y][x] = min(255, max(0, int(random.gauss(160, 18))))
    write_picture(arguments.output, rows)


# Learning


def inside(rows, box):
    x, y, width, height = map(round, box)
    return [value for row in rows[y : y + height] for value in row[x : x + width]]


def train(arguments):
    with open(arguments.labels) as file:
        labels = json.load(file)
    rows = smoothed(read_picture(arguments.picture))
    names = {category["id"]: category["name"] for category in labels["categories"]}
    everything = sorted(value for row in rows for value in row)
    dark = everything[len(everything) // 2]
    bright = sorted(value for label in labels["annotations"] for value in inside(rows, label["bbox"]))
    classes = {}
    for label in labels["annotations"]:
        width, height = label["bbox"][2:]
        if min(width, height) > 0:
            classes.setdefault(names[label["category_id"]], []).append((math.log(width), math.log(height)))
    model = {
        "threshold": (dark + bright[3 * len(bright) // 4]) / 2,
        "dark": dark,
        "classes": {
            name: [sum(values) / len(values) for values in zip(*sizes)] for name, sizes in sorted(classes.items())
        },
    }
    with open(arguments.output, "w") as file:
        json.dump(model, file, indent=1)
    print(f"learned {len(classes)} classes from {len(labels['annotations'])} labels")


# Finding


def find(arguments):
    with open(arguments.model) as file:
        model = json.load(file)
    rows = smoothed(read_picture(arguments.picture))
    width, height = len(rows[0]), len(rows)
    names = list(model["classes"])
    seen, found = set(), []
    for y in range(height):
        for x in range(width):
            if rows[y][x] < model["threshold"] or (x, y) in seen:
                continue
            waiting, pixels = [(x, y)], []
            seen.add((x, y))
            while waiting:
                i, j = waiting.pop()
                pixels.append((i, j))
                for other in ((i - 1, j), (i + 1, j), (i, j - 1), (i, j + 1)):
                    if 0 <= other[0] < width and 0 <= other[1] < height and other not in seen:
                        if rows[other[1]][other[0]] >= model["threshold"]:
                            seen.add(other)
                            waiting.append(other)
            if len(pixels) < 6:
                continue
            left, right = min(i for i, _ in pixels), max(i for i, _ in pixels) + 1
            top, bottom = min(j for _, j in pixels), max(j for _, j in pixels) + 1
            size = (math.log(right - left), math.log(bottom - top))
            name = min(names, key=lambda name: math.dist(size, model["classes"][name]))
            contrast = sum(rows[j][i] for i, j in pixels) / len(pixels) - model["dark"]
            found.append(
                {
                    "id": len(found) + 1,
                    "image_id": 1,
                    "category_id": names.index(name) + 1,
                    "bbox": [left, top, right - left, bottom - top],
                    "area": len(pixels),
                    "iscrowd": 0,
                    "score": round(min(1, contrast / 100), 3),
                }
            )
    document = {
        "images": [{"id": 1, "file_name": arguments.picture, "width": width, "height": height}],
        "annotations": found,
        "categories": [{"id": index + 1, "name": name} for index, name in enumerate(names)],
    }
    with open(arguments.output, "w") as file:
        json.dump(document, file, indent=1)
    print(f"found {len(found)} events")


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
commands = parser.add_subparsers(required=True)
for work, names in ((draw, ["catalogue", "axes"]), (train, ["labels", "picture"]), (find, ["model", "picture"])):
    command = commands.add_parser(work.__name__)
    for name in names:
        command.add_argument(name)
    command.add_argument("-o", "--output", required=True)
    command.set_defaults(work=work)
arguments = parser.parse_args()
arguments.work(arguments)
