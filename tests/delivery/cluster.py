"""A PostgreSQL server of our own on a unix socket, that can be killed in two ways: used by the crash tests and their figures."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/tmp"}


class Cluster:
    """The server whose data lie in `folder`; any process may make one of these for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"postgresql://postgres@/postgres?host={folder}"
        self._binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        self._as = drop if os.geteuid() == 0 else []

    def _run(self, name: str, *words: str, check: bool = True) -> None:
        command = [*self._as, str(self._binaries / name), "-D", str(self.folder / "db"), *words]
        subprocess.run(command, check=check, **_QUIET)  # type: ignore[call-overload]

    def make(self) -> None:
        """New data in a new folder, and start."""
        self.folder.mkdir(mode=0o700)
        if self._as:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-A", "trust", "-U", "postgres")
        self.start()

    def start(self) -> None:
        """Start and wait until it answers; after a crash it recovers first."""
        options = f"-c listen_addresses='' -k {self.folder} -c max_connections=20"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def _postmaster(self) -> int:
        return int((self.folder / "db" / "postmaster.pid").read_text().split("\n")[0])

    def _children(self) -> list[str]:
        server = self._postmaster()
        return Path(f"/proc/{server}/task/{server}/children").read_text().split()

    def kill(self) -> None:
        """SIGKILL to the whole server, then start it again."""
        children = self._children()
        os.kill(self._postmaster(), signal.SIGKILL)
        _gone(children)
        (self.folder / "db" / "postmaster.pid").unlink(missing_ok=True)
        for left in self.folder.glob(".s.PGSQL.5432*"):
            left.unlink(missing_ok=True)
        self.start()

    def kill_backend(self) -> bool:
        """SIGKILL to a process that serves a connection: the server ends all others and recovers. False where there is none."""
        for pid in self._children():
            with contextlib.suppress(OSError):
                if b"[local]" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    os.kill(int(pid), signal.SIGKILL)
                    return True
        return False

    def remove(self) -> None:
        """End it and remove its data."""
        self._run("pg_ctl", "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def _gone(processes: list[str]) -> None:
    """Wait until children of a killed server are gone: they notice by themselves, and no server starts beside them."""
    for _ in range(1200):
        if not any(Path(f"/proc/{pid}").exists() for pid in processes):
            return
        time.sleep(0.05)


@contextlib.contextmanager
def a_cluster() -> Iterator[Cluster]:
    """A running server, removed at the end."""
    cluster = Cluster(Path(f"/tmp/dn-pg-{os.getpid()}-{time.time_ns():x}"))
    cluster.make()
    try:
        yield cluster
    finally:
        cluster.remove()
