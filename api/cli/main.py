"""The command `plekwijzer`: every subcommand, and how faults end (exit code 2, Dutch, no traceback)."""

import sys
from collections.abc import Iterable

import typer

from api.cli.demo import demo
from api.cli.docs import docs
from api.cli.judge import assign, judge
from api.cli.store import candidates, pips_app, plekken_app, rematch, suggest
from api.cli.vector import vector
from api.errors import EXPECTED, in_dutch

app = typer.Typer(
    help="Plekwijzer: wie past waar, en waarom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(judge)
app.command()(assign)
app.command()(vector)
app.command()(suggest)
app.command()(candidates)
app.command()(rematch)
app.command()(demo)
app.command(hidden=True)(docs)
app.add_typer(pips_app, name="pips")
app.add_typer(plekken_app, name="plekken")

FAULTY_INPUT = 2


def run() -> None:
    """Start the command; faults in the input end with exit code 2 and one Dutch line each."""
    try:
        sys.exit(app(standalone_mode=False))
    except typer.Abort:
        sys.exit(130)
    except typer.TyperException as error:
        _tell([f"Dit commando klopt niet: {_usage_fault(error)}.", "Zie: plekwijzer --help"])
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our answers has enough of them
        sys.exit(0)
    except EXPECTED as error:
        _tell(in_dutch(error))


def _usage_fault(error: typer.TyperException) -> str:
    """What is wrong with the words of the call, in Dutch."""
    option = getattr(error, "option_name", None)
    if option:
        return f"de optie {option} bestaat niet"
    param = getattr(error, "param", None)
    name = param.opts[0] if param is not None and param.opts else None
    if type(error).__name__ == "MissingParameter":
        return f"{name} ontbreekt"
    if name:
        return f"de waarde van {name} kan niet"
    return "dit woord of deze optie hoort hier niet"


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stderr.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.exit(FAULTY_INPUT)
