"""Changes a catalogue as its author would: edit_catalogue.py CATALOGUE WRITTEN change=ID:PROPERTY:VALUE add=ID:LIKE drop=ID

A new event is another one an hour later. Values are JSON."""

import copy
import json
import sys

source, written, *edits = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    catalogue = json.load(file)
features = catalogue["features"]


def named(name):
    return next(feature for feature in features if str(feature["id"]) == name)


def later(coordinates, step):
    if isinstance(coordinates[0], list):
        return [later(each, step) for each in coordinates]
    return [coordinates[0] + step, *coordinates[1:]]


for edit in edits:
    kind, _, what = edit.partition("=")
    parts = what.split(":")
    if kind == "change":
        named(parts[0])["properties"][parts[1]] = json.loads(parts[2])
    elif kind == "drop":
        features.remove(named(parts[0]))
    elif kind == "add":
        feature = copy.deepcopy(named(parts[1]))
        feature["id"] = parts[0]
        feature["geometry"]["coordinates"] = later(feature["geometry"]["coordinates"], 3600)
        features.append(feature)
with open(written, "w", encoding="utf-8") as file:
    json.dump(catalogue, file, indent=1)
