"""Run the measurements: all of them or the ones named, and keep what they say in results.md."""

import argparse
from datetime import date

from rich.console import Console

from benchmarks import assignment, conformance, judging, load, national, suggestion, uploads, weeks, what_if
from benchmarks.report import keep

MEASUREMENTS = {
    "judging": judging,
    "assignment": assignment,
    "suggestion": suggestion,
    "uploads": uploads,
    "weeks": weeks,
    "national": national,
    "what-if": what_if,
    "load": load,
    "conformance": conformance,
}


def main() -> None:
    """Read the command line, measure, print, and rewrite the sections that were measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(MEASUREMENTS)}; none is all")
    parser.add_argument("--quick", action="store_true", help="small sizes to try out; results.md stays as it is")
    parser.add_argument("--date", default=date.today().isoformat(), help="the day to write down")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(MEASUREMENTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    console, texts = Console(stderr=True), {}
    for name in asked.names or MEASUREMENTS:
        module = MEASUREMENTS[name]
        with console.status(module.NAME):
            section = module.measure(asked.quick, lambda text: console.print(f"[dim]{text} ...[/dim]"))
        texts[section.name] = section.text(asked.date, f"python -m benchmarks {name}")
        console.out(texts[section.name], highlight=False)
    if not asked.quick:
        keep(texts)


if __name__ == "__main__":
    main()
