"""Mutation testing of one room: small wrong changes to its code, each of which some test should notice.

Mutants: a comparison, a connective, a truth value, a number, a sign, an answer or a condition is exchanged. Text is left
alone. Each mutant runs the room's tests in a process of its own, forked after the libraries are loaded; the changed module is
served by an import hook, no file is written. The sample is drawn with a fixed seed, so that a run cut short stays unbiased.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {
    "yes": "no",
    "no": "yes",
    "all_of": "any_of",
    "any_of": "all_of",
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
}
ATTRIBUTES = {
    "YES": "NO",
    "NO": "YES",
    "certain": "possible",
    "possible": "certain",
    "strict": "legal",
    "legal": "strict",
}


@dataclass(frozen=True)
class Mutant:
    """One wrong change. module: dotted name; source: the whole changed module; where: line and what was changed."""

    module: str
    source: str
    where: str


def mutants_of(module: str, path: Path) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = ast.parse(path.read_text())
    typing_only = _annotations(tree)
    for n, node in enumerate(ast.walk(tree)):
        if id(node) in typing_only:
            continue
        for what in _changes(node):
            changed = copy.deepcopy(tree)
            target = next(found for k, found in enumerate(ast.walk(changed)) if k == n)
            _apply(target, what)
            yield Mutant(module, ast.unparse(changed), f"{path.name}:{node.lineno}: {what}")  # pyright: ignore[reportAttributeAccessIssue]


def _annotations(tree: ast.AST) -> set[int]:
    """Nodes that only type checkers read."""
    found: set[int] = set()
    for node in ast.walk(tree):
        parts = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("dataclass", "field"):
            parts += [*node.keywords]
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.BinOp, ast.Subscript)):
            parts.append(node.value if _is_alias(node) else None)
        found |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return found


def _is_alias(node: ast.Assign) -> bool:
    name = node.targets[0]
    return isinstance(name, ast.Name) and name.id[0].isupper() and not name.id.isupper()


def _changes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
        return [f"{type(node.ops[0]).__name__} to {COMPARISONS[type(node.ops[0])].__name__}"]
    if isinstance(node, ast.BoolOp):
        return ["and to or" if isinstance(node.op, ast.And) else "or to and"]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return ["not dropped"]
    if isinstance(node, (ast.If, ast.IfExp)):
        return ["condition turned"]
    if isinstance(node, ast.Constant) and isinstance(node.value, (bool, int)):
        return [f"{node.value} turned"]
    if isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        return [f"{type(node.op).__name__} to {SIGNS[type(node.op)].__name__}"]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in NAMES:
        return [f"{node.id} to {NAMES[node.id]}"]
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and node.attr in ATTRIBUTES:
        return [f"{node.attr} to {ATTRIBUTES[node.attr]}"]
    return []


def _apply(node: ast.AST, what: str) -> None:
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if what == "and to or" else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, (ast.If, ast.IfExp)):
        node.test = ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1  # pyright: ignore
    elif isinstance(node, ast.BinOp):
        node.op = SIGNS[type(node.op)]()
    elif isinstance(node, ast.Name):
        node.id = NAMES[node.id]
    elif isinstance(node, ast.Attribute):
        node.attr = ATTRIBUTES[node.attr]


class _Hook(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Serves the changed source of one module; all others come from their files."""

    def __init__(self, mutant: Mutant, path: str) -> None:
        self.mutant, self.path = mutant, path

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.mutant.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.path)

    def get_filename(self, fullname: str) -> str:
        return self.path

    def get_data(self, path: str) -> bytes:
        return self.mutant.source.encode()


def refuse_broken(files: dict[str, Path], tests: Sequence[str]) -> None:
    """Raise RuntimeError where the tests do not pass on unchanged code: every mutant would seem noticed."""
    module, path = next(iter(files.items()))
    pid = _start(Mutant(module, path.read_text(), "unchanged"), path, tests)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0:
        raise RuntimeError("The tests fail on unchanged code; nothing can be measured.")


def run(
    mutants: Sequence[Mutant], files: dict[str, Path], tests: Sequence[str], *, budget: float, workers: int = 2
) -> list[tuple[Mutant, bool]]:
    """(mutant, whether a test noticed) of as many mutants as fit the budget in seconds, in random order.

    files: module to path. A mutant that hangs for a minute counts as noticed: a test run would not end.
    """
    order = list(mutants)
    random.Random(2018).shuffle(order)
    end, running, done = time.monotonic() + budget, dict[int, tuple[Mutant, float]](), list[tuple[Mutant, bool]]()
    while (order and time.monotonic() < end) or running:
        while order and len(running) < workers and time.monotonic() < end:
            mutant = order.pop()
            running[_start(mutant, files[mutant.module], tests)] = (mutant, time.monotonic())
        time.sleep(0.02)
        for pid, (mutant, since) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            hung = not ended and time.monotonic() - since > 60
            if hung:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            if ended or hung:
                done.append((mutant, hung or os.waitstatus_to_exitcode(status) != 0))
                del running[pid]
    return done


def _start(mutant: Mutant, path: Path, tests: Sequence[str]) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, _Hook(mutant, str(path)))
        import pytest

        code = int(pytest.main(["-x", "-q", "-n", "0", "--assert=plain", "-p", "no:cacheprovider", *tests]))
    finally:
        os._exit(code)
