"""`samgraf serve`: it says where it is, serves, stops when told to, and says in one line why it cannot."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import httpx
import pytest
from commands import Run
from sites import folder_of

from samgraf.decisions import append_lines, withheld_things, withholding
from samgraf.errors import DecisionError

LINES = ["<urn:a> <urn:p> <urn:b> .\n"]


def test_it_says_where_it_is_serves_and_stops_when_told(tmp_path: Path) -> None:
    folder = folder_of(LINES, tmp_path / "graf på øya")
    command = [sys.executable, "-m", "samgraf.cli", "serve", str(folder.path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as serving:
        assert serving.stderr
        told = re.search(r"http://127\.0\.0\.1:\d+/", serving.stderr.readline())
        assert told
        with httpx.Client(trust_env=False, timeout=30) as client:
            answer = client.get(f"{told[0]}sparql", params={"query": "ASK { <urn:a> ?p ?o }"})
        assert answer.json()["boolean"] is True
        serving.send_signal(signal.SIGINT)
        assert serving.wait(timeout=20) == 0
        assert serving.stderr.read() == ""


def test_a_port_in_use_is_told_in_one_line(tmp_path: Path, run: Run) -> None:
    folder = folder_of(LINES, tmp_path / "graph")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run("serve", folder.path, "--port", port)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"127.0.0.1:{port}" in err and "--port" in err


def test_a_folder_without_a_graph_is_told_in_one_line(tmp_path: Path, run: Run) -> None:
    code, _, err = run("serve", tmp_path)
    assert (code, err.count("\n")) == (1, 1)
    assert "samgraf build" in err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(LINES, tmp_path / "graph")
    monkeypatch.delitem(sys.modules, "samgraf.site.app", raising=False)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    code, _, err = run("serve", folder.path)
    assert (code, err.count("\n")) == (2, 1)
    assert "samgraf[serve]" in err


def test_what_a_table_withholds_is_known_with_its_key_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAMGRAF_WITHHOLD_KEY", raising=False)
    table = tmp_path / "decisions.tsv"
    append_lines(table, [withholding(table, "Kari Nordmann", date(2026, 1, 1), "redaksjonen", "eget ønske")])
    gone = withheld_things(table)
    assert gone("person/kari-nordmann")
    assert not gone("person/ola-nordmann")
    table.with_suffix(".key").unlink()
    with pytest.raises(DecisionError, match="key"):
        withheld_things(table)
