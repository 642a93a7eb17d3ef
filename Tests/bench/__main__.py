"""`script/bench network`: the whole network measured, on either engine. Ratios of one run are the measure."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

import imports
import monday
import month
import pages
import pair
import shown
import sizes
import texts
from place import ROOT, Base, BenchFailure, Cluster
from quick_load import quick_load

PARTS = ("pages", "monday", "month", "import", "size", "pair")
MONTHS = 24


def arguments():
    parser = argparse.ArgumentParser(prog="script/bench network", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them without")
    parser.add_argument("--engine", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument("--scale", type=float, default=1.0, help="a part of the whole network: 0.01 for minutes")
    parser.add_argument("--minutes", type=float, default=monday.MINUTES, help="how long Monday at nine lasts")
    parser.add_argument("--crowd", type=float, default=1.0, help="a part of the people of Monday at nine")
    parser.add_argument("--folder", type=Path, default=ROOT / "var/network", help="where the bases are kept for the next run")
    parser.add_argument("--results", type=Path, help="file that the figures are added to, a line of JSON for each part")
    chosen = parser.parse_args()
    for part in chosen.parts:
        if part not in PARTS:
            parser.error(f"{part}: one of {', '.join(PARTS)}")
    if not 0.001 <= chosen.scale <= 1:
        parser.error("--scale goes from 0.001 to 1")
    chosen.parts = chosen.parts or list(PARTS)
    return chosen


class Bench:
    def __init__(self, options):
        self.options, self.today = options, date.today()
        options.folder.mkdir(parents=True, exist_ok=True)
        self.folder = options.folder.resolve()
        (self.folder / "var").mkdir(exist_ok=True)
        self.people = max(1_000, round(150_000 * options.scale))
        self.organisations = max(3, round(300 * options.scale))
        texts.write(self.folder / "Texts", 300)
        last = self.today.replace(day=1)
        # The month before this one: the generator leaves it open.
        self.last_month = f"{last.year - (last.month == 1)}-{(last.month - 2) % 12 + 1:02}"

    def base(self, name, engine, cluster):
        return Base(self.folder, name, engine, cluster)

    def made(self, name, engine, cluster, people, organisations):
        base = self.base(name, engine, cluster)
        print(f"… {name}, {engine}: {people:,} people", flush=True)
        if engine == "postgres" and not (base.exists and base.note.exists()):
            base.create()
            with quick_load(cluster, name):
                base.fill(people, organisations, MONTHS)
        else:
            base.made(people, organisations, MONTHS)
        note = json.loads(base.note.read_text())
        if note["people"] != people:
            raise BenchFailure(f"{base.note} tells of {note['people']} people: give another --folder for another --scale")
        base.open_accounts()
        return base

    def engine(self, engine):
        cluster = Cluster(self.folder / "postgres").start() if engine == "postgres" else None
        try:
            network = self.made("network", engine, cluster, self.people, self.organisations)
            for part in self.options.parts:
                if part == "pair" and engine == "sqlite":
                    continue
                found = getattr(self, part if part != "import" else "imports")(network)
                if self.options.results:
                    with open(self.options.results, "a", encoding="utf-8") as file:
                        line = {"part": part, "engine": engine, "people": self.people, "day": str(self.today), "found": found}
                        file.write(json.dumps(line) + "\n")
        finally:
            if cluster:
                cluster.stop()

    def pages(self, network):
        small = self.made("small", network.engine, network.cluster, 1_500, 1)
        rows = pages.compare(network, small, self.today, self.last_month, min(1, self.options.scale * 4))
        shown.pages(network.engine, rows)
        return rows

    def monday(self, network):
        found = monday.morning(network, self.today, self.options.scale * self.options.crowd, self.options.minutes)
        shown.monday(network.engine, found, self.options.minutes)
        if found["lost"]:
            raise BenchFailure(f"{found['lost']} days were acknowledged and are not in the base")
        return found

    def month(self, network):
        found = month.allowance(network, self.last_month)
        shown.month(network.engine, found)
        return found

    def imports(self, network):
        found = imports.load(network, self.base("imported", network.engine, network.cluster))
        shown.imports(network.engine, found)
        if found["held"] != found["people"]:
            raise BenchFailure(f"{found['people']:.0f} people were loaded, the base holds {found['held']}")
        return found

    def size(self, network):
        found = sizes.measure(network, MONTHS)
        shown.sizes(network.engine, found)
        return found

    def pair(self, network):
        found = pair.compare(network, self.today, self.options.scale)
        shown.pair(found)
        return found


def main():
    options = arguments()
    bench = Bench(options)
    try:
        for engine in ("sqlite", "postgres") if options.engine == "both" else (options.engine,):
            bench.engine(engine)
    except BenchFailure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)


main()
