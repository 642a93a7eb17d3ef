"""`script/drill`: runs the drills of an engine and prints one table."""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

import hosts
import package_drills
import package_postgres
import postgres_drills
import sqlite_drills
from package_root import PackageStage
from stage import Stage
from table import Result, print_table
from topology import Demonstration

# What loads the demonstration, and names and functions of (demonstration, folder, options) that return results.
ENGINES = {
    "sqlite": (Stage.loaded, sqlite_drills.DRILLS),
    "postgres": (Demonstration.loaded, postgres_drills.DRILLS),
    "package": (PackageStage.loaded, package_drills.DRILLS | {"postgres": package_postgres.on_postgresql}),
}


def main():
    parser = argparse.ArgumentParser(prog="script/drill", description=__doc__)
    parser.add_argument("engine", nargs="?", choices=sorted(ENGINES), default="sqlite")
    parser.add_argument("--kills", type=int, default=500, help="how often the server is killed (500)")
    parser.add_argument("--flips", type=int, default=40, help="how many bytes are flipped, one base each (40)")
    parser.add_argument("--every", type=int, default=9, help="of how many commits one gets lost (9)")
    parser.add_argument("--seed", type=int, default=None, help="of all that is random; printed")
    parser.add_argument("--only", action="append", help="only this drill; may be repeated")
    options = parser.parse_args()
    load, drills = ENGINES[options.engine]
    unknown = set(options.only or []) - set(drills)
    if unknown:
        parser.error(f"no drill is called {', '.join(sorted(unknown))}: {', '.join(drills)}")
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    if options.engine == "postgres" and (reason := hosts.missing()):
        print(reason, file=sys.stderr)
        return 3
    print(f"Engine {options.engine}, seed {seed}", flush=True)
    program = str(Path(os.environ["PENDULAIRE"]).resolve())
    results = []
    with tempfile.TemporaryDirectory(prefix="pendulaire-drill-") as folder:
        demonstration = load(program, Path(folder) / "demonstration")
        for name, drill in drills.items():
            if options.only and name not in options.only:
                continue
            # Each its own numbers: a drill alone does what it does among the others.
            options.random = random.Random(f"{seed} {name}")
            began = time.monotonic()
            try:
                result = drill(demonstration, Path(folder) / name, options)
            except Exception as error:
                result = Result(name, failures=[f"the drill itself stopped: {type(error).__name__}: {error}"])
            results.append(result)
            print(f"{name}: {result.verdict}, {time.monotonic() - began:.0f} s", flush=True)
    print()
    print_table(results)
    return 1 if any(result.failures for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
