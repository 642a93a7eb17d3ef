"""What a drill found, and how it is printed."""

from dataclasses import dataclass, field


@dataclass
class Result:
    """One line of the table. Seconds are the longest during which no write, or no read, was answered."""

    name: str
    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    writes_refused: float | None = None
    reads_refused: float | None = None
    journal: bool | None = None
    notes: list = field(default_factory=list)
    failures: list = field(default_factory=list)
    skipped: str | None = None

    def expect(self, condition, words):
        if not condition:
            self.failures.append(words)

    def judge(self, judgement, stage):
        self.acknowledged += judgement.acknowledged
        self.lost += len(judgement.lost)
        self.half += len(judgement.half)
        self.expect(not judgement.lost, f"acknowledged and lost: {judgement.lost[:3]}")
        self.expect(not judgement.half, f"written by half: {judgement.half[:3]}")
        verifies = stage.verifies()
        self.expect(verifies, "the journal does not verify")
        self.journal = verifies and self.journal is not False

    @property
    def verdict(self):
        return "skipped" if self.skipped else "FAILED" if self.failures else "ok"


HEADINGS = ("drill", "runs", "acknowledged", "lost", "half", "no write s", "no read s", "journal", "verdict")


def print_table(results):
    def seconds(value):
        return "–" if value is None else f"{value:.1f}"

    rows = [
        (
            result.name, str(result.runs), str(result.acknowledged), str(result.lost), str(result.half),
            seconds(result.writes_refused), seconds(result.reads_refused),
            {None: "–", True: "verifies", False: "BROKEN"}[result.journal], result.verdict,
        )
        for result in results
    ]  # fmt: skip
    widths = [max(len(row[column]) for row in [HEADINGS, *rows]) for column in range(len(HEADINGS))]
    for row in [HEADINGS, tuple("-" * width for width in widths), *rows]:
        left, *numbers = zip(row, widths)
        print("  ".join([left[0].ljust(left[1]), *(text.rjust(width) for text, width in numbers)]).rstrip())
    for result in results:
        for line in [result.skipped, *result.notes, *(f"FAILED: {failure}" for failure in result.failures)]:
            if line:
                print(f"{result.name}: {line}")
