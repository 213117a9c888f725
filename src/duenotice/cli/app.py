"""The command `duenotice`: the list of its commands, and how errors become words and exit codes.

Commands are named by string, so that only the one that is called is imported.
"""

from __future__ import annotations

import errno
import inspect
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from types import FrameType

from cyclopts import App, CycloptsError, Group, Parameter

import duenotice
from duenotice.cli import leftovers
from duenotice.cli.given import DASH, INPUT
from duenotice.model.errors import CaseError, DueNoticeError

HELP = """From raw evidence of a personal-data breach to the people told, the authorities told, and the proof of both.

The whole way, on your own evidence:

    duenotice new shop-2026-11
    duenotice collect /evidence/logs /evidence/customers.parquet
    duenotice run        # scan, count, assess, draft: needs no decision
    duenotice status     # how many people, which duties, until when
    duenotice approve && duenotice send --smtp relay.example:587 --yes

Nothing leaves this machine before a person has approved it and `--yes` is given.
"""
EPILOGUE = (
    "Exit codes: 0 done · 1 late, or a check failed · 2 usage · 3 partly done · "
    "4 refused by policy · 70 our fault · 130 interrupted"
)

WAY = Group("The way of a case", sort_key=1)
LOOK = Group("Look", sort_key=2)
HOUSE = Group("House", sort_key=3)
WITHOUT = Group("Without a case", sort_key=4)

COMMANDS: tuple[tuple[Group, str, str, str], ...] = (
    (WAY, "new", "duenotice.cli.new:new", "Open a case."),
    (WAY, "collect", "duenotice.cli.collect:collect", "Hand in evidence: files, folders, URLs."),
    (WAY, "scan", "duenotice.cli.scan:scan", "Find personal data in the evidence, or in a FOLDER without a case."),
    (WAY, "count", "duenotice.cli.count:count", "Count the people concerned: at least, about, at most."),
    (WAY, "assess", "duenotice.cli.assess:assess", "Which duties, toward whom, until when."),
    (WAY, "draft", "duenotice.cli.draft:draft", "Write notices and reports; ask for approval."),
    (WAY, "approve", "duenotice.cli.approve:approve", "Approve the draft exactly as it is, or refuse it."),
    (WAY, "trial", "duenotice.cli.trial:trial", "One letter to yourself first; compare what came back."),
    (WAY, "send", "duenotice.cli.send:send", "Send what was approved, once (--yes)."),
    (WAY, "returns", "duenotice.cli.returns:returns", "Take in bounces, complaints and replies."),
    (WAY, "unreached", "duenotice.cli.unreached:unreached", "Whom e-mail did not reach: letters, SMS, inbox."),
    (WAY, "reports", "duenotice.cli.reports:reports", "Reports to authorities: what was handed in, the final one."),
    (WAY, "run", "duenotice.cli.run:run", "Scan, count, watch, assess, draft: all that needs no decision."),
    (WAY, "fact", "duenotice.cli.fact:fact", "State or correct a fact."),
    (WAY, "configure", "duenotice.cli.configure:configure", "How to read the evidence, who its viewers are."),
    (LOOK, "status", "duenotice.cli.status:status", "Where the case stands, and what to do next."),
    (LOOK, "findings", "duenotice.cli.findings:findings", "List what was found and where; --in FOLDER without a case."),
    (LOOK, "show", "duenotice.cli.show:show", "One finding: its place, what stands around it, and why."),
    (LOOK, "notices", "duenotice.cli.notices:notices", "Read what would be sent."),
    (LOOK, "watch", "duenotice.cli.watch:watch", "How public and market react."),
    (LOOK, "facts", "duenotice.cli.facts:facts", "What is known, and who said so."),
    (LOOK, "coverage", "duenotice.cli.coverage:coverage", "What was read, what was not, and why."),
    (LOOK, "audit", "duenotice.cli.audit:audit", "Who did what; verify the trail and all sealed runs."),
    (LOOK, "cases", "duenotice.cli.cases:cases", "List the cases of this home."),
    (LOOK, "explain", "duenotice.cli.explain:explain", "Where a count comes from, and why it changed."),
    (LOOK, "review", "duenotice.cli.review:review", "Judge possible links: one person, or two?"),
    (LOOK, "person", "duenotice.cli.person:person", "Is this person in it? Yes, no, or cannot tell."),
    (LOOK, "proof", "duenotice.cli.proof:proof", "What one person was sent, when, who took it; check a proof."),
    (LOOK, "replies", "duenotice.cli.replies:replies", "What people wrote back, and who dealt with it."),
    (
        LOOK,
        "export",
        "duenotice.cli.export:export",
        "CSV, JSON, VERIS, register; statement and check page; no personal value.",
    ),
    (HOUSE, "jobs", "duenotice.cli.jobs:jobs", "Ask for a step to be done in the background."),
    (HOUSE, "work", "duenotice.cli.work:work", "Do the jobs that were asked for."),
    (HOUSE, "member", "duenotice.cli.member:member", "Who works on a case, and as what."),
    (HOUSE, "identity", "duenotice.cli.identity:identity", "From whom letters come; the keys that sign them; DNS."),
    (HOUSE, "languages", "duenotice.cli.languages:languages", "Who stands behind the wording of which language."),
    (HOUSE, "erase", "duenotice.cli.erase:erase", "Destroy a case's key and files; two people."),
    (HOUSE, "serve", "duenotice.cli.serve:serve", "The desk in the browser."),
    (WITHOUT, "law", "duenotice.cli.law:law", "Ask the rules of law without a case."),
    (WITHOUT, "rules", "duenotice.cli.rules:rules", "Check rules of detection of your own."),
    (WITHOUT, "verify-service", "duenotice.cli.verify_service:verify_service", "The page where people check a notice."),
)
"""Group, name, where its function is, and what it does in a few words."""

HELP_ASKED = {"--help", "-h"}
FLAGS = {"--json", "--quiet", "-q", "--debug"}
VALUED = {"--home", "--case", "--as"}


def _default(value: object) -> str | None:
    """A default as help shows it: nothing, no and none are not worth a word."""
    return str(value) if value or (value == 0 and value is not False) else None


app = App(
    name="duenotice",
    default_parameter=Parameter(show_default=_default),
    help=HELP,
    help_epilogue=EPILOGUE,
    help_format="markdown",
    version=duenotice.__version__,
    group_commands=HOUSE,
    suppress_keyboard_interrupt=False,  # `run` says that the work goes on where it stopped
)
for _place, (_group, _name, _where, _help) in enumerate(COMMANDS):
    app.command(_where, name=_name, group=_group, help=_help, sort_key=_place)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us: what would be said is said to nobody
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for as long as we live
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        if signal.getsignal(number) is signal.SIG_DFL:  # `nohup` ignores one, and that is to stay
            signal.signal(number, _leave)
    leftovers.keep_together()
    code = run(given)
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:  # told already: Python would try once more at its end, and give a code of its own
        sys.stdout = None  # type: ignore[assignment]
    sys.exit(code)


def _leave(number: int, _frame: FrameType | None) -> None:
    """End by an exception, so that copies of evidence in temporary files are removed on the way; told again, end at once."""
    signal.signal(number, signal.SIG_DFL)
    raise SystemExit(128 + number)


def run(arguments: list[str]) -> int:
    """Run one command. Returns its exit code; errors are told on standard error, never with a personal value."""
    arguments = with_input(command_first(arguments))
    if HELP_ASKED & set(arguments):
        explain(arguments[0])
    boxed = "--json" not in arguments
    try:
        _refuse_short_memory(arguments)
        answer = app(arguments, result_action="return_value", exit_on_error=False, print_error=boxed)
        if sys.stdout is not None:
            sys.stdout.flush()  # what cannot be written is told here, and not by Python at its end
    except CycloptsError as error:
        return _misunderstood(error, arguments)
    except KeyboardInterrupt:
        return _interrupted(arguments)
    except DueNoticeError as error:
        return _told(error, arguments)
    except BrokenPipeError:  # the reader (`| head`) has gone
        sys.stdout = None  # type: ignore[assignment]
        return 0
    except Exception as error:
        if "--debug" in arguments:
            raise
        trouble = _trouble_of_the_machine(error)
        return _told(trouble, arguments) if trouble else _our_fault(error, arguments)
    return answer if isinstance(answer, int) else 0


LEAST = 960 << 20
"""Bytes of address space below which libraries of ours do not load; one of them tries for ever instead of failing."""


def _refuse_short_memory(arguments: list[str]) -> None:
    """Raises CaseError where less memory is allowed than the command's libraries take only to be loaded."""
    light = {name for group, name, _, _ in COMMANDS if group is WITHOUT} | HELP_ASKED | {"--version"}
    if not arguments or light & {arguments[0], *arguments[-1:]}:
        return
    try:
        import resource
    except ImportError:  # Windows knows no such limit
        return
    allowed = resource.getrlimit(resource.RLIMIT_AS)[0]
    if allowed != resource.RLIM_INFINITY and allowed < LEAST:
        raise CaseError(_MACHINE[errno.ENOMEM], where=f"ulimit -v {allowed >> 10}", next_step=_NEXT[errno.ENOMEM])


def _tell_as_json(arguments: list[str], what: str, where: str, next_step: str, code: int) -> None:
    """An error as programs read it, on standard output, where they asked for it."""
    if "--json" in arguments:
        from duenotice.cli import say

        parts = {"what": what, "where": where, "next": next_step, "exit_code": code}
        say.to_whoever_reads(say.as_json("error", parts))


def _interrupted(arguments: list[str]) -> int:
    what, next_step = "Interrupted.", "Run the same command again: the work of a case goes on where it stopped."
    _tell_as_json(arguments, what, "", next_step, 130)
    print(what, next_step, file=sys.stderr)
    return 130


def explain(name: str) -> None:
    """Give a command its whole docstring as help: the list has room for a few words only, and a command of no others."""
    if any(name == known for _, known, _, _ in COMMANDS):
        command = app[name]
        if command.default_command is not None:
            told = inspect.cleandoc(command.default_command.__doc__ or "")
            command.help = told.partition("\nParameters\n---")[0].strip()


def command_first(arguments: list[str]) -> list[str]:
    """`--home X --json scan` reads as `scan --home X --json`: options for every command may stand before it."""
    taken: list[str] = []
    rest = list(arguments)
    while rest and (rest[0] in FLAGS or rest[0].split("=")[0] in VALUED):
        taken.append(rest.pop(0))
        if taken[-1] in VALUED and rest:
            taken.append(rest.pop(0))
    return [*rest, *taken] if rest else taken


def _misunderstood(error: CycloptsError, arguments: list[str]) -> int:
    """A command line that names what there is not; people have been shown it in a frame already."""

    known = any(name == arguments[0] for _, name, _, _ in COMMANDS) if arguments else False
    next_step = f"See: duenotice {arguments[0]} --help" if known else "See: duenotice --help"
    _tell_as_json(arguments, str(error), "", next_step, 2)
    print(next_step, file=sys.stderr)
    return 2


def with_input(arguments: list[str]) -> list[str]:
    """`scan -` reads standard input, by its name: the parser of arguments would take the dash for an option."""
    reads = arguments[:1] and arguments[0] in ("scan", "findings", "show")
    return [INPUT if reads and word == DASH else word for word in arguments]


def _told(error: DueNoticeError, arguments: list[str]) -> int:

    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    _tell_as_json(arguments, error.what, error.where, error.next_step, error.exit_code)
    show(error)
    return error.exit_code


def show(error: DueNoticeError) -> None:
    """An error as people read it, on standard error: what, where, what next."""
    from duenotice.cli import say

    console = say.err()
    console.print(f"[bold red]✗[/] {say.escape(say.visible(error.what, lines=True))}", soft_wrap=True)
    if error.where:
        console.print(f"  [dim]where[/] {say.escape(say.visible(error.where))}", soft_wrap=True)
    if error.next_step:
        console.print(f"  [dim]next [/] {say.escape(say.visible(error.next_step, lines=True))}", soft_wrap=True)


_MACHINE = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk quota is used up.",
    errno.EROFS: "The disk cannot be written.",
    errno.EFBIG: "A file would be larger than is allowed here (ulimit -f).",
    errno.EACCES: "This user may not read or write here.",
    errno.EPERM: "This user may not do this here.",
    errno.EIO: "The disk does not answer as it should.",
    errno.ENOMEM: "Memory is short.",
    errno.EMFILE: "More files are open than are allowed here (ulimit -n).",
    errno.ENFILE: "More files are open than this machine can hold.",
}
_ROOM = "Free some space{}, then run the same command again: what is done is kept."
_ALLOW = "Allow more, then run the same command again: what is done is kept."
_NEXT = {
    **dict.fromkeys((errno.EFBIG, errno.EMFILE, errno.ENFILE), _ALLOW),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        "Run it as who owns that file, or name another home (--home); what is done is kept.",
    ),
    errno.EIO: "Look at the disk, then run the same command again: what is done is kept.",
    errno.ENOMEM: "Allow at least 2 GB (ulimit -v, the limit of the container), then run the same command again: what is done is kept.",
}
_LIBRARY = ("failed to map segment", "cannot allocate memory", "cannot map zero-fill")
"""What the loader of libraries says where memory is short."""


def _trouble_of_the_machine(error: BaseException | None) -> DueNoticeError | None:
    """What an error, or one that it came from, says of disk, memory and rights, if it does."""
    while error is not None:
        number = _number(error)
        if number in _MACHINE:
            where = str(getattr(error, "filename", None) or "")
            copies = " or name another folder for copies (TMPDIR)" if where.startswith(tempfile.gettempdir()) else ""
            return CaseError(_MACHINE[number], where=where, next_step=_NEXT.get(number) or _ROOM.format(copies))
        error = error.__cause__ or error.__context__
    return None


def _number(error: BaseException) -> int | None:
    """The number of the system's error, also where a library tells it in words alone."""
    said = str(error)
    if isinstance(error, MemoryError) or (
        isinstance(error, ImportError) and any(words in said.lower() for words in _LIBRARY)
    ):
        return errno.ENOMEM
    if "database or disk is full" in said:
        return errno.ENOSPC
    return error.errno if isinstance(error, OSError) else None


def _our_fault(error: Exception, arguments: list[str]) -> int:
    """Name the kind of error and the line, not its message: that could quote the evidence."""

    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{frame.tb_lineno}" if frame else "?"
    what = f"A fault of duenotice ({type(error).__name__} at {place}). Nothing sealed was changed."
    next_step = "Run it again with --debug to see where (the output may hold personal values)."
    _tell_as_json(arguments, what, place, next_step, 70)
    print(f"✗ {what}\n  {next_step}", file=sys.stderr)
    return 70
