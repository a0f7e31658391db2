"""What lint says of each region: ask_lint.py TFCAT VERDICTS prints the name and "taken" or "refused"."""

import csv
import json
import subprocess
import sys
import tempfile

from expand import regions

tfcat, verdicts = sys.argv[1:]
columns = "granule_uid,granule_gid,obs_id,dataproduct_type,target_name,target_class,spatial_frame_type,s_region".split(",")
names = []
with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(columns)
    for name, _, text in regions(verdicts):
        names.append(name)
        writer.writerow([name, "a", name, "im", "Mars", "planet", "body", text])
    file.flush()
    command = [tfcat, "lint", "--format", "json", "--select", "TFC834", "--max-per-rule", "0", file.name]
    report = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
refused = {finding["pointer"].split("/")[2] for finding in report["diagnostics"]}
for index, name in enumerate(names):
    print(name, "refused" if str(index) in refused else "taken", sep="\t")
