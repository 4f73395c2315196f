"""A LanguageTool server of our own, alive as long as the run that started it."""

import atexit
import contextlib
import os
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from newslint.languagetool import LanguageToolError

_MAIN = "org.languagetool.server.HTTPServer"
_SETTINGS = "cacheSize=5000\ncacheTTLSeconds=3600\npipelineCaching=true\nmaxPipelinePoolSize=8\n"
_START_LIMIT = 90.0  # seconds; two are usual
_TRIES = 3  # another process may take the port between our look and Java's


class Server:
    """A running server. `url` is its address; `close` ends it."""

    def __init__(self, jars: Path, java: str, long_run: bool = False) -> None:
        """Start and wait until it answers. Raises LanguageToolError."""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="newslint-", ignore_cleanup_errors=True)
        atexit.register(self.close)
        for _ in range(_TRIES):
            port = _free_port()
            self.url = f"http://127.0.0.1:{port}"
            self._process = self._start(jars, java, port, long_run)
            if self._answers(port):
                return
            self._stop()
        said = self._said()
        self.close()
        raise LanguageToolError(
            f"LanguageTool did not start{': ' + said if said else ''}; "
            "run “newslint setup”, or check with --no-languagetool"
        )

    def close(self) -> None:
        atexit.unregister(self.close)
        self._stop()
        self._folder.cleanup()

    def _start(self, jars: Path, java: str, port: int, long_run: bool) -> "subprocess.Popen[bytes]":
        folder = Path(self._folder.name)
        (folder / "server.properties").write_text(_SETTINGS, encoding="ascii")
        # The quick compiler alone halves the start; the full one pays from some hundred articles on.
        compiler = [] if long_run else ["-XX:TieredStopAtLevel=1"]
        command = [java, "-Xmx768m", "-XX:+UseSerialGC", *compiler, "-cp", f"{jars}{os.sep}*", _MAIN]
        with (folder / "log").open("wb") as log:
            return subprocess.Popen(
                [*command, "--port", str(port), "--config", str(folder / "server.properties")],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _answers(self, port: int) -> bool:
        assert self._process
        opener = build_opener(ProxyHandler({}))
        until = time.monotonic() + _START_LIMIT
        while time.monotonic() < until and self._process.poll() is None:
            with contextlib.suppress(URLError, OSError), opener.open(f"{self.url}/v2/healthcheck", timeout=5) as answer:
                return bool(answer.status == 200)
            time.sleep(0.05)
        return False

    def _stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._process = None

    def _said(self) -> str:
        """The last line that looks like a reason in what Java wrote."""
        log = Path(self._folder.name) / "log"
        lines = log.read_text("utf-8", "replace").splitlines() if log.exists() else []
        reasons = [line.strip() for line in lines if "rror" in line or "xception" in line]
        return reasons[0][:200] if reasons else ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
