"""Puts the Unified Astronomy Thesaurus into the cache of DaCHS, which asks ivoa.net for it otherwise:
offline_vocabulary.py LABELS.tsv CACHE_FILE"""

import json
import re
import sys

labels, cache = sys.argv[1:]
terms = {}
with open(labels, encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            label, _, word = line.rstrip("\n").partition("\t")
            word = word or re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
            terms[word] = {"label": label, "description": "", "wider": [], "narrower": []}
with open(cache, "w", encoding="utf-8") as file:
    json.dump({"uri": "http://www.ivoa.net/rdf/uat", "flavour": "SKOS", "terms": terms}, file)
