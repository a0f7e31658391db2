#!/usr/bin/env python3
"""Times jsonschema-rs on data that Python has parsed already: prints the seconds of each call.

    jsonschema_rs_validate.py SCHEMA FILE RUNS
"""
import json
import sys
import time

import jsonschema_rs

schema, file, runs = sys.argv[1:]
validator = jsonschema_rs.validator_for(json.load(open(schema)))
data = json.load(open(file))
for _ in range(int(runs)):
    start = time.perf_counter()
    if not validator.is_valid(data):
        sys.exit("the file is not valid")
    print(time.perf_counter() - start)
