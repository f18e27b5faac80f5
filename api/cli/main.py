"""The command `plekwijzer`: every subcommand, and how faults end (exit code 2, Dutch, no traceback)."""

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module

import typer

from api.errors import EXPECTED, in_dutch

COMMANDS = {
    "judge": "api.cli.judge:judge",
    "assign": "api.cli.judge:assign",
    "vector": "api.cli.vector:vector",
    "pips": "api.cli.pips:app",
    "plekken": "api.cli.plekken:app",
    "suggest": "api.cli.store:suggest",
    "candidates": "api.cli.store:candidates",
    "what-if": "api.cli.what_if:what_if",
    "why-not": "api.cli.why_not:why_not",
    "gaps": "api.cli.gaps:gaps",
    "aanbieders": "api.cli.aanbieders:aanbieders",
    "extract": "api.cli.extract:extract",
    "rematch": "api.cli.rematch:rematch",
    "ronde": "api.cli.ronde:app",
    "besluit": "api.cli.besluit:besluit",
    "voorstellen": "api.cli.besluit:voorstellen",
    "voorstel": "api.cli.besluit:voorstel",
    "worker": "api.cli.worker:worker",
    "demo": "api.cli.demo:demo",
    "serve": "api.app:serve",
    "tokens": "api.cli.tokens:app",
    "audit": "api.cli.audit:audit",
    "docs": "api.cli.docs:docs",
    "reference": "api.app:reference",
}
"""Where each command lives: only the one that is asked is loaded, which halves the time before it starts."""

FAULTY_INPUT, INTERRUPTED = 2, 130
GESTOPT = "Gestopt. Doe het commando opnieuw als het nog moet gebeuren."


def run() -> None:
    """Start the command; faults in the input end with exit code 2 and one Dutch line each."""
    try:
        code = command_line(sys.argv[1:])(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):  # the second while the command is being loaded
        code = INTERRUPTED
    except typer.TyperException as error:
        _tell([f"Dit commando klopt niet: {_usage_fault(error)}.", "Zie: plekwijzer --help"])
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our answers has enough of them
        sys.exit(0)
    except EXPECTED as error:
        _tell(in_dutch(error))
    if code == INTERRUPTED:  # how Typer tells of Ctrl-C
        _tell([GESTOPT], INTERRUPTED)
    sys.exit(code)


def command_line(words: Sequence[str]) -> typer.Typer:
    """The command line for these words: the command they begin with, or all of them for help."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_about)
    for name in words[:1] if words[:1] and words[0] in COMMANDS else COMMANDS:
        module, _, attribute = COMMANDS[name].partition(":")
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, hidden=name in ("docs", "reference"))(command)
    return app


def _about() -> None:
    """Plekwijzer: wie past waar, en waarom."""


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


def _tell(lines: Iterable[str], code: int = FAULTY_INPUT) -> None:
    for line in lines:
        sys.stderr.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.exit(code)
