"""Alerts, sent to a real HTTPS server on this machine."""

from __future__ import annotations

import asyncio
import datetime as dt
import email
import email.policy
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from airflow.sdk import DAG
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import news_notifier
from news_notifier import NewsNotifier, describe

FAILED_RUN = {"dag": DAG("news_daily"), "run_id": "manual__1", "reason": "task_failure"}


def logged(capfd: pytest.CaptureFixture[str]) -> str:
    """What Airflow's logging wrote: it goes past the one that pytest listens to."""
    return "".join(capfd.readouterr())


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is sent, and answers as it is told."""

    received: list[dict[str, Any]]
    answers: list[int]

    def do_POST(self) -> None:
        self.received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        status = self.answers.pop(0) if self.answers else 200
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing on the tests' standard error."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def receiver(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, type[Receiver]]]:
    handler = type("ReceiverOfOneTest", (Receiver,), {"received": [], "answers": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setattr(news_notifier, "PAUSE_SECONDS", 0.0)
    yield f"https://localhost:{server.server_port}/hooks/secret-token", handler
    server.shutdown()
    server.server_close()


def test_a_failed_run_is_posted_as_json(receiver: tuple[str, type[Receiver]]) -> None:
    target, handler = receiver

    NewsNotifier(event="failed", target=target)(dict(FAILED_RUN))

    (message,) = handler.received
    assert message["text"] == "news_daily failed, run manual__1"
    assert (message["event"], message["dag"], message["run_id"]) == ("failed", "news_daily", "manual__1")


def test_awaited_as_by_a_deadline_alert_it_sends_the_same_way(receiver: tuple[str, type[Receiver]]) -> None:
    target, handler = receiver
    context = {
        "dag_run": {"dag_id": "news_daily", "dag_run_id": "scheduled__1", "state": "running"},
        "deadline": {"id": "1", "deadline_time": dt.datetime(2026, 1, 1, 7, tzinfo=dt.UTC)},
    }

    async def alert() -> None:
        await NewsNotifier(event="late", target=target, context=context)

    asyncio.run(alert())

    assert handler.received[0]["text"] == (
        "news_daily is late: it was not done by 2026-01-01 07:00 UTC, run scheduled__1, now running"
    )


def test_it_tries_once_more_when_the_server_is_out_of_order(receiver: tuple[str, type[Receiver]]) -> None:
    target, handler = receiver
    handler.answers = [503]

    NewsNotifier(target=target)(dict(FAILED_RUN))

    assert len(handler.received) == 2


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_refusal_does_not_raise_and_the_address_is_not_logged(
    receiver: tuple[str, type[Receiver]], capfd: pytest.CaptureFixture[str], status: int
) -> None:
    target, handler = receiver
    handler.answers = [status] * 2

    NewsNotifier(target=target)(dict(FAILED_RUN))

    log = logged(capfd)
    assert log.count(f"localhost did not take the alert: HTTP {status}") == 2
    assert "secret-token" not in log


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(
    receiver: tuple[str, type[Receiver]], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    target, handler = receiver
    monkeypatch.delenv("SSL_CERT_FILE")

    NewsNotifier(target=target)(dict(FAILED_RUN))

    assert handler.received == []
    assert "did not take the alert: ConnectError" in logged(capfd)


@pytest.mark.parametrize("target", ["http://localhost/hook", "file:///etc/passwd", "https://[broken", "mail"])
def test_what_is_no_https_address_is_only_logged(target: str, capfd: pytest.CaptureFixture[str]) -> None:
    NewsNotifier(target=target)(dict(FAILED_RUN))

    assert "neither 'log' nor an https:// address" in logged(capfd)


def test_log_is_the_default_and_says_it_in_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    NewsNotifier()(dict(FAILED_RUN))

    (line,) = logged(capfd).splitlines()
    assert "news_daily failed, run manual__1" in line


@pytest.mark.parametrize("context", [{}, {"dag": None, "ti": 1, "dag_run": "x", "deadline": []}])
def test_a_context_without_anything_useful_still_makes_a_message(context: dict[str, Any]) -> None:
    assert describe("failed", context)["text"] == "A DAG failed"


def test_the_task_that_failed_is_named() -> None:
    message = describe("failed", {**FAILED_RUN, "ti": {"task_id": "validate"}})

    assert message["text"] == "news_daily failed, at the task validate, run manual__1"


def test_the_link_leads_to_the_run_in_the_ui(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://airflow.example/")

    link = describe("failed", {**FAILED_RUN, "run_id": "scheduled__2026-01-01T05:00:00+00:00"})["link"]

    assert link == "https://airflow.example/dags/news_daily/runs/scheduled__2026-01-01T05%3A00%3A00%2B00%3A00"


def test_an_exception_and_the_params_of_the_run_are_not_sent() -> None:
    message = describe("failed", {**FAILED_RUN, "exception": "password=1", "params": {"folder": "x"}})

    assert set(message) == {
        "text", "event", "dag", "run_id", "task", "reason", "state", "deadline", "link", "desk"
    }  # fmt: skip


def test_the_message_leads_to_the_page_of_the_desk_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://airflow.example/")
    desk = "https://airflow.example/plugin/news-desk/wirehouse"
    assert describe("failed", FAILED_RUN)["desk"] == f"{desk}/runs/manual__1"
    assert describe("silent", {"reason": "harbour-courier"})["desk"] == f"{desk}/sources"
    assert describe("failed", {})["desk"] == f"{desk}/"


def test_an_alert_is_mailed_by_the_connection_of_airflow(monkeypatch: pytest.MonkeyPatch) -> None:
    received: list[str] = []
    server = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=take_mail, args=(server, received), daemon=True)
    thread.start()
    extra = '{"disable_tls": true, "disable_ssl": true, "from_email": "desk@example.org"}'
    host, port = server.getsockname()
    monkeypatch.setenv(
        "AIRFLOW_CONN_SMTP_DEFAULT",
        json.dumps({"conn_type": "smtp", "host": host, "port": port, "extra": extra}),
    )
    monkeypatch.setenv("AIRFLOW__API__BASE_URL", "https://airflow.example/")

    NewsNotifier(target="mailto:olga@example.org").notify(FAILED_RUN)

    thread.join(10)
    mail = email.message_from_string(received[0], policy=email.policy.default)
    assert mail["subject"] == "news_daily failed, run manual__1"
    body = mail.get_body(("html",))
    assert body is not None
    assert "plugin/news-desk/wirehouse/runs/manual__1" in body.get_content()


def take_mail(server: socket.socket, received: list[str]) -> None:
    """Be a mail server for one mail: RFC 5321 without anything that is optional."""
    connection, _ = server.accept()
    with connection, connection.makefile("rw", encoding="utf-8", newline="\r\n") as lines:

        def say(text: str) -> None:
            lines.write(f"{text}\n")
            lines.flush()

        say("220 desk")
        while line := lines.readline():
            verb = line.split()[0].upper() if line.split() else ""
            if verb == "DATA":
                say("354 go on")
                text = ""
                while (part := lines.readline()).rstrip() != ".":
                    text += part
                received.append(text)
            say("221 bye" if verb == "QUIT" else "250 fine")
            if verb == "QUIT":
                return
