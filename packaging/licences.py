#!/usr/bin/env python3
"""packaging/licences.py LINKED CHECKOUTS RESOLVED: the package's copyright file, from what the program is linked with.

LINKED is the linker's list of objects, CHECKOUTS the folder of the libraries' sources, RESOLVED their versions
(Package.resolved). A module whose library, or a library whose licence, is not found, is an error.
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
APACHE = "Apache License, version 2.0: /usr/share/common-licenses/Apache-2.0"


def modules(linked):
    return sorted(set(re.findall(r"/([^/]+?)(?:-tool)?\.build/", Path(linked).read_text())))


def library_of(module, checkouts):
    """The library whose sources have a folder of this name, the nearest to their root; None for our own modules."""
    # The executable's folder has another name than the executable.
    if module == "pendulaire" or (ROOT / "Sources" / module).is_dir():
        return None
    found = [
        folder
        for pattern in (module, f"Sources/{module}", f"Source/{module}", f"Sources/*/{module}")
        for folder in Path(checkouts).glob(f"*/{pattern}")
        if folder.is_dir()
    ]
    # A target may have its sources elsewhere than under its name.
    target = re.compile(rf'\.target\(\s*name: "{module}"')
    found = found or [file for file in Path(checkouts).glob("*/Package*.swift") if target.search(file.read_text())]
    if not found:
        sys.exit(f"packaging/licences.py: whose is the module {module}?")
    return Path(checkouts) / found[0].relative_to(checkouts).parts[0]


def pins(resolved):
    """Location and version of each library, by the name of its folder."""
    said = json.loads(Path(resolved).read_text())["pins"]
    return {Path(pin["location"]).stem if pin["location"].endswith(".git") else Path(pin["location"]).name: pin for pin in said}


def licence(library):
    """What is said of one library: its licence in full unless Debian has it, and its notice."""
    file = next((file for file in sorted(library.glob("LICENSE*")) if file.is_file()), None)
    if file is None:
        sys.exit(f"packaging/licences.py: {library.name} has no LICENSE.")
    text = file.read_text().strip()
    is_apache = "Apache License" in text and "Version 2.0" in text
    has_exception = "Runtime Library Exception" in text
    yield (APACHE + (", with the Swift Runtime Library Exception" if has_exception else "")) if is_apache else text
    for notice in sorted(library.glob("NOTICE*")):
        yield notice.read_text().strip()


def pages(linked, checkouts, resolved):
    ours = (ROOT / "LICENSE").read_text().strip()
    yield "Pendulaire is under the European Union Public Licence 1.2 (EUPL-1.2), in full at the end of this file.\n"
    yield "Copyright: the authors of Pendulaire.\n"
    yield "The program is linked with what follows.\n"
    yield f"== Swift: standard library, concurrency, Foundation, Dispatch (https://www.swift.org)\n\n{APACHE}, with the Swift"
    yield "Runtime Library Exception. Copyright Apple Inc. and the Swift project authors.\n"
    yield "== ICU, inside Foundation (https://icu.unicode.org)\n\n" + (ROOT / "packaging/unicode-licence.txt").read_text()
    known = pins(resolved)
    libraries = {library_of(module, checkouts) for module in modules(linked)} - {None}
    for library in sorted(libraries):
        pin = known[library.name]
        yield f"== {library.name} {pin['state']['version']} ({pin['location'].removesuffix('.git')})\n"
        for text in licence(library):
            yield text + "\n"
    yield "== Pendulaire\n\n" + ours


if __name__ == "__main__":
    print("\n".join(pages(*sys.argv[1:])))
