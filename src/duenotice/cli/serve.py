"""`duenotice serve`: the desk in the browser."""

from __future__ import annotations

from duenotice.cli import say
from duenotice.cli.options import HERE, Options


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    user: str = "officer",
    options: Options = HERE,
) -> None:
    """Serve the desk on this machine. The first time it makes a user and prints a one-time password.

    ```
    duenotice serve
    duenotice serve --port 9000 --user anna
    ```

    Parameters
    ----------
    host
        Address to listen on. Behind a reverse proxy with TLS: name its host in DUENOTICE_HOSTS.
    port
        Port; 0 takes a free one.
    user
        Name of the first user.
    """
    import uvicorn

    from duenotice.case.home import open_home

    open_home(options.home, settings="duenotice.desk.settings")
    from duenotice.case import accounts

    made = accounts.first_user(user, options.actor())
    console = say.err()
    if made:
        console.print(
            f"First log-in: [bold]{made.name}[/], password [bold]{made.password}[/] (change it after the log-in)"
        )
    config = uvicorn.Config(
        "duenotice.desk.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    with config.bind_socket() as socket:
        console.print(f"The desk: http://{host}:{socket.getsockname()[1]}/   (Ctrl-C ends it)")
        server.run(sockets=[socket])
