"""Puts the words of the Unified Astronomy Thesaurus that services use into the cache of DaCHS, which asks ivoa.net for
them otherwise: offline_vocabulary.py CACHE_FILE [FILE_OF_WORDS]"""

import json
import os
import sys

WORDS = """solar-physics solar-radio-emission solar-radio-flares solar-coronal-radio-emission solar-flares
solar-system-astronomy planetary-science planetary-magnetospheres jupiter radio-astronomy catalogs heliosphere
interplanetary-medium space-plasmas aurorae solar-coronal-mass-ejections radio-bursts""".split()

cache, *lists = sys.argv[1:]
for path in filter(os.path.exists, lists):
    with open(path, encoding="utf-8") as file:
        WORDS += file.read().split()
terms = {
    word: {"label": word.replace("-", " ").capitalize(), "description": "", "wider": [], "narrower": []} for word in WORDS
}
with open(cache, "w", encoding="utf-8") as file:
    json.dump({"uri": "http://www.ivoa.net/rdf/uat", "flavour": "SKOS", "terms": terms}, file)
