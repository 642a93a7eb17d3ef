"""Tables on the terminal; ratios against their aim, seconds and milliseconds as information."""


def table(title, headings, rows):
    print(f"\n{title}")
    rows = [[text(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in [list(headings), *rows]) for column in range(len(headings))]
    for row in [list(headings), ["-" * width for width in widths], *rows]:
        print("  ".join(cell.ljust(width) if column == 0 else cell.rjust(width)
                        for column, (cell, width) in enumerate(zip(row, widths))).rstrip())  # fmt: skip


def text(cell):
    if isinstance(cell, float):
        return f"{cell:.2f}" if abs(cell) < 100 else f"{cell:.0f}"
    return str(cell)


def verdict(value, aim):
    return f"{value:.2f} {'ok' if value <= aim else f'MISSED (aim ≤ {aim})'}"


def pages(engine, rows):
    table(
        f"Pages, {engine}, 50 clients: CPU of server and base for a request, in the network and in a base of its own",
        ("page", "organisme", "beside one of", "CPU ms", "alone", "CPU ratio", "p99 ms", "alone", "p99 ratio", "/s"),
        [
            (r["page"], r["people"], r["alone"], r["cpu"], r["cpu alone"], verdict(r["ratio"], 1.3), r["p99"], r["p99 alone"],
             r["p99 ratio"], r["rate"])
            for r in rows if "page" in r
        ],
    )  # fmt: skip
    for row in rows:
        if "memory" in row:
            print(f"memory of the server, organisme of {row['people']}: {row['memory']:.0f} MiB, alone {row['memory alone']:.0f}")


def monday(engine, found, minutes):
    table(
        f"Monday at nine, {engine}, {found['visits']} people in {minutes:g} min",
        ("requests", "placed", "by rules", "lost", "p50 ms", "p99 ms", "p99 place", "server", "base", "load", "MiB"),
        [(found["requests"], found["placed"], found["refused by rules"], found["lost"], found["p50"],
          verdict(found["p99"], 100), found["p99 place"], found["server"], found["base"], found["load"], found["memory"])],
    )  # fmt: skip
    if found["refused"]:
        print(f"turned away: {found['refused']}")
    table(
        f"Rising, {engine}: visits a second; cores taken by the server, the base and the load program",
        ("asked", "answered", "p50 ms", "p99 ms", "refused", "server", "base", "load", "waits"),
        [(s["asked"], s["answered"], s["p50"], s["p99"], s["refused"], s["server"], s["base"], s["load"], s["waits"])
         for s in found["steps"]],
    )  # fmt: skip


def month(engine, found):
    table(
        f"Allowance of the network, {engine}: {found['cents'] / 100:,.2f} € by the rules, the lines, SQL and DuckDB alike",
        ("what", "seconds", "CPU", "CPU beside SQL"),
        [
            ("computed by the rules", found["compute"], found["compute cpu"], verdict(found["compute ratio"], 3)),
            (f"closed: {found['lines']:,} lines and {found['days']:,} days written", found["close"], found["close cpu"],
             verdict(found["ratio"], 3)),
            ("the first close, which also writes the weeks of fixed days", found["first close"], found["first close cpu"], ""),
            ("one SQL aggregate", found["sql"], found["sql cpu"], 1.0),
            ("DuckDB on an export", found["duckdb"], found["duckdb cpu"], found["duckdb cpu"] / found["sql cpu"]),
        ],
    )  # fmt: skip
    print(f"seconds of the close: {verdict(found['close'], 5)}; memory {found['memory']:.0f} MiB")


def imports(engine, found):
    table(f"Import of the network's files, {engine}", ("people", "seconds", "CPU", "MiB"),
          [(int(found["people"]), verdict(found["seconds"], 60), found["cpu"], found["mebibytes"])])  # fmt: skip


def sizes(engine, found):
    table(
        f"Size, {engine}: {found['bytes'] / 1e9:.2f} GB, {found['each'] / 1000:.1f} kB a person and year",
        ("table and indexes", "MB", "bytes a person and year", "%"),
        [(name, size / 1e6, each, 100 * size / found["bytes"]) for name, size, each in found["parts"][:14]],
    )


def pair(found):
    table(
        f"Servers on one PostgreSQL: two answer {found['ratio']:.2f} times one; the base alone, on two cores, "
        f"{found['most']:.0f} pages a second",
        ("servers", "/s", "p99 ms", "server ms", "base ms", "load ms", "cores"),
        [(name, f["rate"], f["p99"], f["server"], f["base"], f["load"], f["cores"])
         for name, f in (("one", found["one"]), ("two", found["two"]))],
    )  # fmt: skip
