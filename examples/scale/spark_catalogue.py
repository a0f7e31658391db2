"""Lints and converts a catalogue that lies in parts, under Spark.

    spark_catalogue.py HEAD.json FEATURES --report report.json
    spark_catalogue.py HEAD.json FEATURES --report report.json --output parts --ending csv -- tfcat convert --to csv -

HEAD.json is the catalogue without its features, FEATURES a folder (or what else Spark reads) with a feature on each line:
the first line and the others of what `tfcat convert --to ndjson` writes. Each partition goes through programs of its own as
a catalogue of its own. Findings are numbered as if there were one file; what the command after -- writes becomes
parts/part-00000.csv and so on, in the order of the features, and only if lint has found no error.
"""

import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

# What these rules say needs the whole catalogue. Ids are looked at here; the others are for `tfcat lint --select`.
WHOLE_CATALOGUE = ["unused-field", "id-duplicate", "id-alike", "time-order", "count-differs", "time-metadata", "time-precision"]


def read_head(path):
    """The catalogue without features, which a line of `tfcat convert --to ndjson` has too, as an empty list."""
    with open(path, encoding="utf-8") as file:
        head = json.load(file)
    head.pop("features", None)
    return json.dumps(head, ensure_ascii=False)


def as_catalogue(head, lines):
    """The text of a catalogue with the features of a partition, as pieces."""
    yield head[:-1] + (", " if len(head) > 2 else "") + '"features": [\n'
    for number, line in enumerate(lines):
        yield line if number == 0 else ",\n" + line
    yield "\n]}\n"


def through(command, head, lines, output):
    """Runs a command on a partition; gives its exit status. Only a piece of the catalogue is in memory at a time."""
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=messages)
        try:
            for piece in as_catalogue(head, lines):
                process.stdin.write(piece.encode())
            process.stdin.close()
        except BrokenPipeError:
            pass  # its message tells more
        if process.wait() > 1:
            messages.seek(0)
            raise RuntimeError(f"{' '.join(command)}: {messages.read().decode()}")
    return process.returncode


def findings(tfcat, head, offsets):
    """A function for mapPartitionsWithIndex that gives the findings of a partition, with pointers into the whole."""

    def lint(index, lines):
        command = [tfcat, "lint", "--format", "json", "--jobs", "1", "--ignore", ",".join(WHOLE_CATALOGUE), "-"]
        with tempfile.TemporaryFile() as report:
            through(command, head, lines, report)
            report.seek(0)
            for finding in json.load(report)["diagnostics"]:
                steps = finding["pointer"].split("/")
                if steps[1:2] == ["features"] and len(steps) > 2:
                    steps[2] = str(int(steps[2]) + offsets[index])
                finding["pointer"] = "/".join(steps)
                yield {name: finding[name] for name in ("rule", "name", "severity", "pointer", "message")}

    return lint


def converted(command, head, folder, ending):
    """A function for mapPartitionsWithIndex that writes a part; it appears under its name when it is complete."""

    def convert(index, lines):
        path = os.path.join(folder, f"part-{index:05d}.{ending}")
        with open(path + ".incomplete", "wb") as output:
            status = through(command, head, lines, output)
        os.replace(path + ".incomplete", path)
        yield path, status

    return convert


def in_order(place):
    """The files of a local folder in the order of their names, which Spark does not promise; other places as they are."""
    return ",".join(sorted(glob.glob(os.path.join(glob.escape(place), "[!._]*")))) if os.path.isdir(place) else place


def repeated_ids(features):
    """The ids that several features have."""
    ids = features.map(lambda line: json.loads(line).get("id")).filter(lambda value: value is not None)
    return sorted(ids.map(lambda value: (json.dumps(value), 1)).reduceByKey(lambda a, b: a + b)
                  .filter(lambda pair: pair[1] > 1).keys().collect())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("head")
    parser.add_argument("features")
    parser.add_argument("--report", required=True, help="where the findings go, as JSON")
    parser.add_argument("--output", help="the folder of the converted parts")
    parser.add_argument("--ending", default="csv", help="the ending of the names of the parts")
    parser.add_argument("--partitions", type=int, default=2, help="how many partitions there are at least")
    parser.add_argument("--tfcat", default="tfcat", help="the program")
    arguments, command = sys.argv[1:], []
    if "--" in arguments:
        arguments, command = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    options = parser.parse_args(arguments)
    if command and not options.output:
        parser.error("a command needs --output")

    from pyspark import SparkConf, SparkContext

    settings = SparkConf().setAppName("tfcat").setIfMissing("spark.master", "local[*]")
    context = SparkContext(conf=settings.setIfMissing("spark.ui.showConsoleProgress", "false"))
    context.setLogLevel("ERROR")
    head = read_head(options.head)
    features = context.textFile(in_order(options.features), options.partitions).filter(lambda line: line.strip())
    sizes = features.mapPartitions(lambda lines: [sum(1 for _ in lines)]).collect()
    offsets = [sum(sizes[:index]) for index in range(len(sizes))]

    found = features.mapPartitionsWithIndex(findings(options.tfcat, head, offsets)).collect()
    heads = {json.dumps(finding, sort_keys=True) for finding in found if not finding["pointer"].startswith("/features/")}
    found = [json.loads(text) for text in sorted(heads)] + [f for f in found if f["pointer"].startswith("/features/")]
    ids = repeated_ids(features) if not any(f["rule"].startswith("TFC0") for f in found) else None
    with open(options.report, "w", encoding="utf-8") as file:
        json.dump({"features": sum(sizes), "partitions": len(sizes), "repeated_ids": ids, "diagnostics": found}, file, indent=1)
    errors = sum(finding["severity"] == "error" for finding in found) + len(ids or [])
    print(f"{sum(sizes)} features in {len(sizes)} partitions: {len(found)} findings, {errors} errors", file=sys.stderr)

    if command and not errors:
        os.makedirs(options.output, exist_ok=True)
        written = features.mapPartitionsWithIndex(
            converted(command, head, os.path.abspath(options.output), options.ending)).collect()
        print(f"{len(written)} parts in {options.output}", file=sys.stderr)
    context.stop()
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
