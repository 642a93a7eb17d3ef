#!/usr/bin/env python3
"""Compare the public holidays of Pendulaire with two independent sources.

    python Tests/outside/holidays.py [PATH/TO/pendulaire] [--from 2000] [--to 2035]

Run it with the interpreter of a virtual environment that has the packages of Tests/requirements.txt. Without a path, the
executable is the one of the environment variable PENDULAIRE. For every zone and year it asks
`pendulaire calendar holidays --zone Z --year Y --json` and compares the dates with PyPI's `holidays`, the dates and names
with `jours-feries-france`. Exit status: 0 when all agree, 1 on a difference or when nothing was compared, 2 on usage.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

# This file bears the name of the package it needs: its folder must not come first on the path.
sys.path[:] = [p for p in sys.path if os.path.abspath(p or ".") != os.path.dirname(os.path.abspath(__file__))]

import holidays  # noqa: E402
from jours_feries_france import JoursFeries  # noqa: E402

# code: (subdivision of `holidays`, zone of `jours-feries-france`, number of statutory days)
ZONES = {
    "FR": (None, "Métropole", 11),
    "FR-57": ("57", "Alsace-Moselle", 13),
    "FR-67": ("6AE", "Alsace-Moselle", 13),
    "FR-68": ("6AE", "Alsace-Moselle", 13),
    "FR-971": ("971", "Guadeloupe", 12),
    "FR-972": ("972", "Martinique", 12),
    "FR-973": ("973", "Guyane", 12),
    "FR-974": ("974", "La Réunion", 12),
    "FR-975": ("PM", "Saint-Pierre-et-Miquelon", 11),
    "FR-976": ("976", "Mayotte", 12),
    "FR-BL": ("BL", "Saint-Barthélémy", 12),
    "FR-MF": ("MF", "Saint-Martin", 12),
}

SYNONYMS = {"FR-GP": "FR-971", "FR-MQ": "FR-972", "FR-GF": "FR-973", "FR-RE": "FR-974", "FR-YT": "FR-976"}

# Names of jours-feries-france: (French, English) of Pendulaire.
NAMES = {
    "1er janvier": ("Jour de l’An", "New Year’s Day"),
    "Vendredi saint": ("Vendredi saint", "Good Friday"),
    "Lundi de Pâques": ("Lundi de Pâques", "Easter Monday"),
    "1er mai": ("Fête du Travail", "Labour Day"),
    "8 mai": ("Victoire de 1945", "Victory Day 1945"),
    "Ascension": ("Ascension", "Ascension Day"),
    "Lundi de Pentecôte": ("Lundi de Pentecôte", "Whit Monday"),
    "14 juillet": ("Fête nationale", "Bastille Day"),
    "Assomption": ("Assomption", "Assumption Day"),
    "Toussaint": ("Toussaint", "All Saints’ Day"),
    "11 novembre": ("Armistice de 1918", "Armistice Day 1918"),
    "Jour de Noël": ("Noël", "Christmas Day"),
    "2ème jour de Noël": ("Saint-Étienne", "St Stephen’s Day"),
    "Abolition de l'esclavage": ("Abolition de l’esclavage", "Abolition of Slavery Day"),
}

# Where `holidays` is not the statutory list, and why: (zones or None for all, years or None for all, kind, what, reason).
# "custom" removes its entries of that name, "add" and "remove" are dates MM-DD or days after Easter.
HOLIDAYS_DIFFERENCES = [
    (None, range(2005, 2008), "add", 50, "Whit Monday stayed on the list of L. 222-1, day of solidarity or not"),
    (["FR-971", "FR-972"], None, "custom", "Vendredi saint", "customary in the Antilles, not in L. 3422-2"),
    (["FR-971"], None, "custom", "Mi-Carême", "customary in Guadeloupe, not in L. 3422-2"),
    (["FR-971", "FR-972", "FR-MF"], None, "custom", "Fête de Victor Schoelcher", "customary, not in L. 3422-2"),
    (["FR-BL", "FR-MF"], range(1984, 2012), "add", "05-27", "the date of Guadeloupe held until the decree 2012-553"),
    (["FR-MF"], range(2012, 2018), "remove", "05-28", "the decree 2012-553 says 27 May; 28 May since 2018"),
    (["FR-MF"], range(2012, 2018), "add", "05-27", "the decree 2012-553 says 27 May; 28 May since 2018"),
]

# Where `jours-feries-france` is not: (zones, years, its date, the right date, reason), for the abolition day.
JOURS_FERIES_DIFFERENCES = [
    (["FR-BL"], range(1984, 2012), "10-09", "05-27", "9 October only since the decree 2012-553"),
]

applied = Counter()


def easter(year):
    return JoursFeries.paques(year)


def dated(year, what):
    if isinstance(what, int):
        return easter(year) + datetime.timedelta(days=what)
    return datetime.date.fromisoformat(f"{year}-{what}")


def from_holidays(zone, year):
    """The dates of `holidays`, brought to the statutory list by the differences above."""
    theirs = holidays.country_holidays("FR", subdiv=ZONES[zone][0], years=year, language="fr")
    names = {date: set(name.split("; ")) for date, name in theirs.items()}
    for number, (zones, years, kind, what, _) in enumerate(HOLIDAYS_DIFFERENCES):
        if (zones is not None and zone not in zones) or (years is not None and year not in years):
            continue
        if kind == "custom":
            for date in [date for date, found in names.items() if what in found]:
                names[date].discard(what)
                applied["holidays", number] += 1
        else:
            date = dated(year, what)
            if kind == "add":
                names.setdefault(date, set()).add("added")
            elif any("Abolition" in name for name in names.get(date, ())):
                names[date] = {name for name in names[date] if "Abolition" not in name}
            else:
                continue
            applied["holidays", number] += 1
    return sorted(date for date, found in names.items() if found)


def from_jours_feries(zone, year):
    """Dates and names of `jours-feries-france`, each holiday on its own."""
    entries = []
    for name, date in JoursFeries.for_year(year, ZONES[zone][1]).items():
        for number, (zones, years, wrong, right, _) in enumerate(JOURS_FERIES_DIFFERENCES):
            if zone in zones and year in years and name.startswith("Abolition") and date == dated(year, wrong):
                date = dated(year, right)
                applied["jours-feries-france", number] += 1
        entries.append((date.isoformat(), *NAMES[name]))
    return sorted(entries)


def run(executable, zone, year):
    return subprocess.run(
        [executable, "calendar", "holidays", "--zone", zone, "--year", str(year), "--json"],
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )


def ask(executable, zone, year):
    """The JSON of Pendulaire, or a sentence on what is wrong with it."""
    result = run(executable, zone, year)
    if result.returncode != 0:
        return None, f"exit {result.returncode}: {result.stderr.strip()[:200]}"
    try:
        entries = json.loads(result.stdout)
        return [(e["date"], e["name"]["fr"], e["name"]["en"]) for e in entries], None
    except (ValueError, KeyError, TypeError) as error:
        return None, f"not the JSON expected: {error!r}"


def compare(zone, year, entries, error):
    """The differences of a zone and year, and how many dates were compared."""
    if error:
        return [f"{zone} {year}: {error}"], 0
    found = []
    dates = [entry[0] for entry in entries]
    if dates != sorted(dates):
        found.append(f"{zone} {year}: not in order of date: {dates}")
    if len(entries) != ZONES[zone][2]:
        found.append(f"{zone} {year}: {len(entries)} holidays, not {ZONES[zone][2]}")
    outside = [date.isoformat() for date in from_holidays(zone, year)]
    if sorted(set(dates)) != outside:
        found.append(f"{zone} {year}: holidays: {sorted(set(dates) ^ set(outside))} on one side only")
    named = from_jours_feries(zone, year)
    if sorted(entries) != named:
        found.append(f"{zone} {year}: jours-feries-france: {sorted(set(entries) ^ set(named))} on one side only")
    return found, len(entries)


def check_codes(executable, year):
    """Synonyms answer as their zone; a code that is none is refused without output."""
    found, checked = [], 0
    for synonym, zone in SYNONYMS.items():
        checked += 1
        if ask(executable, synonym, year) != ask(executable, zone, year):
            found.append(f"{synonym} does not answer as {zone}")
    for wrong in ["FR-99", "XX", ""]:
        checked += 1
        result = run(executable, wrong, year)
        if result.returncode == 0 or result.stdout.strip():
            found.append(f"zone {wrong!r} is not refused: exit {result.returncode}, {result.stdout[:80]!r}")
    return found, checked


def main():
    parser = argparse.ArgumentParser(description="Compare Pendulaire's public holidays with two independent sources.")
    parser.add_argument("executable", nargs="?", default=os.environ.get("PENDULAIRE", "pendulaire"))
    parser.add_argument("--from", dest="first", type=int, default=2000)
    parser.add_argument("--to", dest="last", type=int, default=2035)
    options = parser.parse_args()
    if not os.access(options.executable, os.X_OK):
        parser.error(f"{options.executable} is not an executable file")
    years = range(options.first, options.last + 1)
    pairs = [(zone, year) for zone in ZONES for year in years]

    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        answers = list(pool.map(lambda pair: ask(options.executable, *pair), pairs))
    results = [compare(*pair, *answer) for pair, answer in zip(pairs, answers, strict=True)]
    differences = [line for found, _ in results for line in found]
    compared = sum(count > 0 for _, count in results)
    dates = sum(count for _, count in results)

    codes, checked = check_codes(options.executable, options.last) if compared else ([], 0)
    differences += codes

    for name, table in [("holidays", HOLIDAYS_DIFFERENCES), ("jours-feries-france", JOURS_FERIES_DIFFERENCES)]:
        for number, entry in enumerate(table):
            zones, span, reason = entry[0], entry[1], entry[-1]
            concerned = span is None or any(year in span for year in years)
            where = " ".join(zones) if zones else "all zones"
            print(f"known difference of {name}, {where}: {entry[2:-1]} ({reason}): {applied[name, number]} times")
            if concerned and compared == len(pairs) and not applied[name, number]:
                differences.append(f"{name}: the difference {entry[2:-1]} of {where} no longer exists: remove it")

    for line in differences[:40]:
        print(f"DIFFERENCE {line}")
    print(
        f"holidays: {compared} of {len(pairs)} zone-years compared twice ({len(ZONES)} zones, {len(years)} years, "
        f"{dates} holidays), {checked} codes checked, {len(differences)} differences"
    )
    return 1 if differences or compared == 0 or compared != len(pairs) else 0


if __name__ == "__main__":
    sys.exit(main())
