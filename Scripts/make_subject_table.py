#!/usr/bin/env python3
"""Write the table of subjects of the TFCatPackage target.

    python3 Scripts/make_subject_table.py

The input is Scripts/uat_labels.tsv: the labels of the Unified Astronomy Thesaurus, one a line, each with the
word of the IVOA's rendering (http://www.ivoa.net/rdf/uat) where the IVOA's rule for making words of labels
does not give it. To take a new version of the thesaurus, add its new labels to that file; where a label
changed, write the old word after a tab, as the IVOA keeps its words. The script stops when two labels have
one word.
"""

import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELS = ROOT / "Scripts" / "uat_labels.tsv"
TABLE = ROOT / "Sources" / "TFCatPackage" / "Description" / "SubjectTable.swift"
HEADER = '''\
// Written by Scripts/make_subject_table.py; change the script or its input, not this file.
// The labels are those of the Unified Astronomy Thesaurus {version} (https://astrothesaurus.org), (c) American Astronomical
// Society and contributors, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/legalcode), which holds for
// this file too. Words made of them follow the IVOA's rendering of the thesaurus, http://www.ivoa.net/rdf/uat.

/// The words of the thesaurus.
///
/// One literal, split on first use: an array literal of this length would be slow to compile.
enum SubjectTable {{
  /// The edition of the thesaurus.
  static let version = "{version}"

  /// Labels sorted by word; behind a bar the word where it is not made of the label by the rule.
  static let lines = """
{lines}
    """
}}
'''


def word_of(label):
    """The IVOA's rule."""
    plain = unicodedata.normalize("NFD", label).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


def main():
    text = LABELS.read_text("utf-8")
    version = re.search(r"version (\d+\.\d+\.\d+)", text).group(1)
    words = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        label, _, word = line.partition("\t")
        word = word or word_of(label)
        if word in words:
            sys.exit(f"{LABELS}:{number}: {word} is the word of {words[word]} already")
        words[word] = label
    lines = []
    for word, label in sorted(words.items()):
        is_ruled = label.isascii() and word == word_of(label)
        lines.append(f"    {label}" if is_ruled else f"    {label}|{word}")
    TABLE.write_text(HEADER.format(version=version, lines="\n".join(lines)), "utf-8")
    print(f"UAT {version}: {len(words)} words")


if __name__ == "__main__":
    main()
