"""A local text for every organisme of a made-up network: the sample's, with values of each one's own."""

import re
import shutil

from place import ROOT

# What a day earns from 2024 and from 2026, in the organismes one after the other; the national floor is 2.70 €.
AMOUNTS = [("2.80", "2.90"), ("2.70", "2.75"), ("3.00", "3.10"), ("2.70", "2.95")]
MOST_DAYS = [3, 2, 3, 2.5]


def write(folder, organisations):
    """The texts of the program, and one for each organisme that `demo bulk` will make but has no text for.

    They are made beside the base and not kept in the repository: three hundred copies of a sample are no texts.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "Texts", folder)
    sample = (folder / "organismes" / "cpam-demo.yaml").read_text(encoding="utf-8")
    for number in range(1, organisations):
        code = f"demo-{number:03d}"
        (folder / "organismes" / f"{code}.yaml").write_text(local(sample, code, number), encoding="utf-8")
    return folder


def local(sample, code, number):
    before, after = AMOUNTS[number % len(AMOUNTS)]
    text = sample.replace("id: cpam-demo\n", f"id: {code}\n").replace("organisme: cpam-demo\n", f"organisme: {code}\n")
    text = text.replace("CPAM de Valmont", f"caisse fictive {number}").replace("CPAM of Valmont", f"fictional fund {number}")
    text = text.replace("amount: 2.80", f"amount: {before}").replace("amount: 2.90", f"amount: {after}")
    return re.sub(
        r"(weekly_days_max:\n    value: )3\b", lambda found: f"{found[1]}{MOST_DAYS[number % len(MOST_DAYS)]}", text)
