"""Writes a catalogue with an event for each control, separator and formatting character that VOTables can have, in the middle
of a text: odd_texts.py CATALOGUE.tfcat.json; with a number, one with an event for that character: odd_texts.py CATALOGUE 0x1F600"""

import json
import sys
import unicodedata

codes = [code for code in range(0x10000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Zs")]
if len(sys.argv) > 2:
    codes = [int(sys.argv[2], 0)]
features = [
    {
        "type": "Feature",
        "id": f"u{code:x}",
        "geometry": {"type": "Point", "coordinates": [1704067200 + 60 * number, 1.0]},
        "properties": {"note": f"a{chr(code)}b"},
    }
    for number, code in enumerate(codes)
]
catalogue = {
    "type": "FeatureCollection",
    "properties": {"title": "Odd texts", "description": "A text for each character.", "target_name": "Sun"},
    "fields": {"note": {"info": "Note", "ucd": "meta.note", "datatype": "str"}},
    "crs": {
        "type": "local",
        "properties": {
            "name": "Time-Frequency",
            "time_coords_id": "unix",
            "spectral_coords": {"type": "frequency", "unit": "MHz"},
            "ref_position_id": "wind",
        },
    },
    "features": features,
}
with open(sys.argv[1], "w", encoding="ascii") as file:
    json.dump(catalogue, file)
