#!/usr/bin/env python3
"""Write what astropy says of a few thousand UCDs, for the test that compares it with VOVocabulary.

    pip install astropy==8.0.2
    python3 Scripts/ucd_oracle.py > Tests/VOVocabularyTests/Fixtures/UCD/astropy.tsv

A line is a verdict (1 valid, 0 not), a tab and the UCD. The verdict is that of
astropy.io.votable.ucd.check_ucd with the word list and with namespaces allowed, as for a VOTable of version
1.2 or later. The UCDs are: each word alone, each word behind another, each deprecated word, and with a fixed
seed compositions, namespaces, misspellings and breaches of the grammar.
"""

import pathlib
import random
import sys

import astropy
from astropy.io.votable import ucd

SEED = 20241218
ROOT = pathlib.Path(__file__).resolve().parent.parent


def words():
    path = pathlib.Path(ucd.__file__).parent / "data" / "ucd1p-words.txt"
    lines = path.read_text("ascii").splitlines()
    return [line.split("|")[1].strip() for line in lines if not line.startswith("#")]


def deprecated():
    lines = (ROOT / "Scripts" / "ucd_deprecated.tsv").read_text("ascii").splitlines()
    return [line.split("\t")[0] for line in lines if not line.startswith("#")]


def recased(random_, text):
    return "".join(random_.choice((c.lower(), c.upper())) for c in text)


def damaged(random_, text):
    """One random slip: a character dropped, doubled, exchanged, inserted or replaced."""
    place = random_.randrange(len(text))
    strange = random_.choice("-_.;: ,/+()#é0x")
    return random_.choice((
        text[:place] + text[place + 1:],
        text[:place] + text[place] + text[place:],
        text[:place] + text[place:place + 2][::-1] + text[place + 2:],
        text[:place] + strange + text[place:],
        text[:place] + strange + text[place + 1:],
        strange + text,
        text + strange,
    ))


def candidates():
    random_ = random.Random(SEED)
    known = words()
    old = deprecated()

    def composed(low, high):
        return ";".join(random_.choices(known, k=random_.randint(low, high)))

    yield from known
    yield from ("time;" + word for word in known)
    yield from old
    for _ in range(1200):
        yield composed(2, 4)
    for _ in range(200):
        yield composed(1, 2) + ";" + random_.choice(old)
    for _ in range(300):
        yield recased(random_, composed(1, 3))
    for _ in range(400):
        parts = composed(1, 3).split(";")
        place = random_.randrange(len(parts))
        prefix = random_.choice(("ivoa", "IVOA", "Ivoa", "my", "x-1", "vox", "ivo", "9"))
        parts[place] = f"{prefix}:{parts[place]}"
        yield ";".join(parts)
    for _ in range(300):
        prefix = random_.choice(("my", "ivoa", "a.b", "-a", "_a", "a-", "", "my:my"))
        yield prefix + ":" + damaged(random_, random_.choice(known))
    for _ in range(1200):
        yield damaged(random_, composed(1, 3))
    for _ in range(300):
        yield damaged(random_, damaged(random_, composed(1, 2)))


def main():
    out = sys.stdout
    out.reconfigure(encoding="utf-8", newline="\n")
    out.write(f"# astropy {astropy.__version__}, seed {SEED}, Scripts/ucd_oracle.py\n")
    seen = set()
    for text in candidates():
        if text in seen or "\t" in text or "\n" in text:
            continue
        seen.add(text)
        verdict = ucd.check_ucd(text, check_controlled_vocabulary=True, has_colon=True)
        out.write(f"{int(verdict)}\t{text}\n")


if __name__ == "__main__":
    main()
