"""The command line: parse, wire up, exit code. Commands are loaded when they are called, so that help is quick."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from auditor import __version__
from auditor.errors import AuditorError, FaultyFiles

COMMANDS: tuple[tuple[str, str], ...] = (
    ("scan", "Name what was sent, and to whom, in captures."),
    ("dossier", "Say what each recipient can put together of a person."),
    ("exchanges", "List everything that could be read, as JSON Lines or HAR."),
    ("linkability", "Say which values could link what each of several devices sent."),
    ("marks", "Plan what to do, and test whether what was sent coincides with it."),
    ("doctor", "Say what of a capture can be read, why not the rest, and what to do."),
    ("live", "Watch what is sent while it happens."),
    ("record", "Run a command and record what it sends."),
    ("session", "Begin a session: a folder with a manifest of what is recorded."),
    ("profile", "Make and check a profile of one's own device."),
    ("baseline", "Write down what a version sends, without values, to compare others with."),
    ("diff", "Say what is new, gone or the same between two versions, and how sure that is."),
    ("check", "Fail where something new leaves, or something a policy does not allow."),
    ("accept", "Take reviewed news into a baseline, with a reason."),
    ("explain", "Say how a finding is known, how to see it oneself, and what would disprove it."),
    ("redact", "Make a copy to share, without the person in it."),
    ("purge", "Remove recordings and keys of a session, and keep what was found."),
    ("rules", "List, show, test and check the rules."),
    ("demo", "Audit one of the bundled captures of invented persons."),
    ("report", "Render a saved report again."),
)
"""Each command, a module of this package by that name, and its line in the help."""

OK, FOUND, WRONG, UNSEEN = 0, 1, 2, 3
INTERRUPTED, BROKEN_PIPE = 130, 141
SELDOM = 100_000
"""New objects after which Python looks for cycles among them; at its default a tenth of the start goes there."""


class LazyGroup(click.Group):
    """A group that knows its commands' names and help, and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in dict(COMMANDS):
            return None
        command: click.Command = import_module(f"auditor.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in dict(COMMANDS) and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], dict(COMMANDS), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="auditor %(version)s")
def cli() -> None:
    """Say what an app or device sends, to whom, and prove it.

    Reads pcap, pcapng, HAR and mitmproxy flow files, opens what keys are there for, names what was sent,
    and says just as plainly what could not be seen. For one's own devices, or with their owner's consent.
    """


def run(args: Sequence[str]) -> int:
    """Run the command line of these arguments; gives the exit code. Errors a person can act on become one line."""
    try:
        with cli.make_context("auditor", list(args)) as context:
            code = cli.invoke(context)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG
    except click.ClickException as error:
        return _say(_click_line(error), WRONG)
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted", INTERRUPTED)
    except FaultyFiles as error:
        for fault in error.faults:
            _say(str(fault), WRONG, prefix="")
        return WRONG
    except AuditorError as error:
        return _say(str(error), WRONG)
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except OSError as error:
        name = "" if error.filename is None else f"{error.filename}: "
        return _say(f"{name}{error.strerror or error}", WRONG)
    return code if isinstance(code, int) else OK


def main() -> NoReturn:
    """The entry point of the `auditor` command.

    At its end Python would go through everything for cycles once more, for as long as a tenth of a small audit; what
    is frozen is left out of that.
    """
    gc.set_threshold(SELDOM)
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def _click_line(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    hint = "" if context is None else f" (see '{context.command_path} --help')"
    return error.format_message().rstrip(".") + hint


def _say(text: str, code: int, prefix: str = "auditor: ") -> int:
    from auditor.report.text import printable

    if sys.stderr is not None:
        sys.stderr.write(f"{prefix}{printable(text, 2000)}\n")
    return code


def _silence_stdout() -> None:
    """Whoever read the output has gone; what is still buffered for them must not raise at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
