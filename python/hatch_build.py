"""Puts the program and the licences of what is inside it into the wheel.

`Scripts/make-wheel` lays them out in the folder that TFCAT_STAGE names: `bin/tfcat`, `lib/tfcat/*`,
`share/doc/tfcat/*`, `licenses/*`.
"""

import os
import pathlib
import sys

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ProgramHook(BuildHookInterface):
    def initialize(self, version, build_data):
        stage = os.environ.get("TFCAT_STAGE")
        if not stage:
            sys.exit("The wheel is made by `make wheel`, which builds the program first.")
        stage = pathlib.Path(stage)
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{os.environ['TFCAT_PLATFORM']}"
        build_data["shared_scripts"][str(stage / "bin" / "tfcat")] = "tfcat"
        for folder in ["lib/tfcat", "share/doc/tfcat"]:
            build_data["shared_data"][str(stage / folder)] = folder
        for licence in sorted((stage / "licenses").iterdir()):
            build_data["extra_metadata"][str(licence)] = f"licenses/{licence.name}"
