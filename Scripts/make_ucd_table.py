#!/usr/bin/env python3
"""Write the UCD1+ tables of the VOVocabulary target.

    pip install astropy
    python3 Scripts/make_ucd_table.py \
        --words SITE-PACKAGES/astropy/io/votable/data/ucd1p-words.txt \
        --deprecated Scripts/ucd_deprecated.tsv

--words       the IVOA list `ucd-list.txt`, which astropy carries under the name ucd1p-words.txt:
              lines `CODE | word | description`; the first line names the version of the list.
              Without the option the file of the astropy that this Python can import is taken.
--deprecated  two columns, separated by white space: the old word, the UCD to write instead. Lines that begin
              with # are comments. The IVOA's own `ucd-list-deprecated.txt` has the same shape, so that a
              newer one can be given here, together with --write-tsv to renew the table kept in Scripts/.

Only facts go into the tables: word, syntax code, replacement. Words are sorted by their lower-case form,
which is what the binary search in UCDWord expects. The script stops when the lists contradict each other.
"""

import argparse
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Sources" / "VOVocabulary" / "UCD"
CODES = set("PSQECV")


def astropy_list():
    import importlib.util

    spec = importlib.util.find_spec("astropy")
    if spec is None:
        sys.exit("give --words, or run this where astropy is installed")
    return pathlib.Path(spec.origin).parent / "io" / "votable" / "data" / "ucd1p-words.txt"


def read_words(path):
    """Return the version line and {lower-case word: (code, word)}."""
    version, words = None, {}
    for number, line in enumerate(path.read_text("ascii").splitlines(), 1):
        if line.startswith("#"):
            version = version or line[1:].strip()
            continue
        if not line.strip():
            continue
        code, word, _ = (column.strip() for column in line.split("|", 2))
        if code not in CODES:
            sys.exit(f"{path}:{number}: unknown syntax code {code!r}")
        if word.lower() in words:
            sys.exit(f"{path}:{number}: {word} is listed twice")
        words[word.lower()] = (code, word)
    return version, words


def read_deprecated(path, words):
    """Return {lower-case word: (word, replacement)}, replacements spelled as in the word list."""
    table = {}
    for number, line in enumerate(path.read_text("ascii").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        old, new = line.split()
        if old.lower() in words:
            sys.exit(f"{path}:{number}: {old} is a current word")
        if old.lower() in table:
            sys.exit(f"{path}:{number}: {old} is listed twice")
        parts = new.split(";")
        unknown = [part for part in parts if part.lower() not in words]
        if unknown:
            sys.exit(f"{path}:{number}: the replacement {unknown[0]} is not in the word list")
        table[old.lower()] = (old, ";".join(words[part.lower()][1] for part in parts))
    return table


def swift(name, version, summary, source, lines):
    body = "\n".join("    " + line for line in lines)
    return f'''// Written by Scripts/make_ucd_table.py; change the script or its input, not this file.
// Source: {source}.

/// {summary}
///
/// One literal, split on first use: a program that never asks for a UCD pays nothing for the list,
/// and an array literal of this length would be slow to compile.
enum {name} {{
  /// The edition of the list.
  static let version = "{version}"

  static let lines = """
{body}
    """
}}
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", type=pathlib.Path)
    parser.add_argument("--deprecated", type=pathlib.Path, default=ROOT / "Scripts" / "ucd_deprecated.tsv")
    parser.add_argument("--write-tsv", action="store_true", help="renew Scripts/ucd_deprecated.tsv as well")
    options = parser.parse_args()

    version, words = read_words(options.words or astropy_list())
    deprecated = read_deprecated(options.deprecated, words)
    match = re.search(r"-v(\d+(?:\.\d+)*)-", version or "")
    if match is None:
        sys.exit("the first line of the word list does not name its version")
    edition = match.group(1)
    if options.write_tsv:
        rows = "".join(f"{old}\t{new}\n" for _, (old, new) in sorted(deprecated.items()))
        header = f"# deprecated UCD1+ word\tUCD to write instead ({version})\n"
        (ROOT / "Scripts" / "ucd_deprecated.tsv").write_text(header + rows)

    (TARGET / "UCDWordTable.swift").write_text(
        swift(
            "UCDWordTable",
            edition,
            "The UCD1+ words, each after its syntax code, sorted by lower-case word.",
            f"the IVOA word list {version} (CC0), from astropy's ucd1p-words.txt",
            [f"{code} {word}" for _, (code, word) in sorted(words.items())],
        ))
    (TARGET / "UCDDeprecatedTable.swift").write_text(
        swift(
            "UCDDeprecatedTable",
            edition,
            "The deprecated words, each before the UCD to write instead, sorted by lower-case word.",
            f"the IVOA list of deprecated words {version} (CC0), from Scripts/ucd_deprecated.tsv",
            [f"{old} {new}" for _, (old, new) in sorted(deprecated.items())],
        ))
    print(f"{version}: {len(words)} words, {len(deprecated)} deprecated words")


if __name__ == "__main__":
    main()
