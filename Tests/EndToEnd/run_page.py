"""Runs the commands of a page and compares what they say with what the page says they say:
run_page.py PAGE.md FOLDER [--findings] [--without TEXT]... [TEXT=REPLACEMENT...]

Commands are the lines with "$ " of fenced blocks, and those after a "\\" at the end of one; the lines below are what the
command prints, on both outputs; "..." stands for any lines, or for a part of one; no lines at all stand for any. A command ends with 0, unless the
line "exit status N" follows; with --findings it may end with 1 too. Commands that hold a text of --without are passed over.
All run in one shell, in FOLDER. Replacements are made in commands, and the other way round in what they print, so that a
page can name a server's usual places."""

import argparse
import re
import subprocess
import sys

arguments = argparse.ArgumentParser()
arguments.add_argument("page")
arguments.add_argument("folder")
arguments.add_argument("--findings", action="store_true")
arguments.add_argument("--without", action="append", default=[])
arguments.add_argument("changes", nargs="*")
options = arguments.parse_args()
page, folder = options.page, options.folder
changes = [change.split("=", 1) for change in options.changes]


def blocks(path):
    with open(path, encoding="utf-8") as file:
        for block in re.findall(r"^```\n(.*?)^```$", file.read(), re.S | re.M):
            if block.startswith("$ "):
                yield from commands(block.splitlines())


def commands(lines):
    command, said = [], []
    for line in lines:
        if line.startswith("$ "):
            if command:
                yield "\n".join(command), said
            command, said = [line[2:]], []
        elif not said and command[-1].endswith("\\"):
            command.append(line)
        else:
            said.append(line)
    yield "\n".join(command), said


def matches(expected, got):
    """Whether lines are those that are expected, of which "..." stands for any."""
    if not expected:
        return not got
    if expected[0] == "...":
        return any(matches(expected[1:], got[skipped:]) for skipped in range(len(got) + 1))
    line = ".*".join(re.escape(part) for part in expected[0].rstrip().split("..."))
    return bool(got) and re.fullmatch(line, got[0].rstrip()) is not None and matches(expected[1:], got[1:])


shell = subprocess.Popen(["bash"], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
count = 0
for command, said in blocks(page):
    status = 0
    if said and said[-1].startswith("exit status "):
        status = int(said.pop().split()[-1])
    if any(text in command for text in options.without):
        continue
    wanted = command
    for text, replacement in changes:
        command = command.replace(text, replacement)
    shell.stdin.write(f"{{ {command}\n}} </dev/null\nprintf '\\n<end %s>\\n' $?\n")
    shell.stdin.flush()
    output = ""
    while not (end := re.search(r"\n<end (\d+)>\n$", output)):
        line = shell.stdout.readline()
        if not line:
            sys.exit(f"the shell ended at: {wanted}")
        output += line
    output = output[: end.start()]
    for text, replacement in changes:
        output = output.replace(replacement, text)
    count += 1
    if int(end.group(1)) not in ([0, 1] if options.findings and status == 0 else [status]):
        sys.exit(f"$ {wanted}\nended with {end.group(1)} and not {status}:\n{output}")
    if said and not matches(said, output.splitlines()):
        sys.exit(f"$ {wanted}\nsaid this, and the page something else:\n{output}")
if not count:
    sys.exit(f"{page} has no commands")
print(f"{count} commands")
