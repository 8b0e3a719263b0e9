"""Tells people that a run failed or is late: in the log, or by POST to the address they chose."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from airflow.sdk import BaseNotifier
from airflow.sdk.configuration import conf

from wirehouse import settings

LOG = "log"
MAIL = "mailto:"
DESK = "/plugin/news-desk/wirehouse"
"""Where Airflow's UI shows the news desk: plugins/news_desk.py says so, and is not for the DAG parser."""
_MAILED = (("At the news desk", "desk"), ("In Airflow", "link"), ("Reason", "reason"))

TIMEOUT_SECONDS = 10.0
ATTEMPTS = 2
PAUSE_SECONDS = 2.0

_SENTENCES = {
    "failed": "{dag} failed",
    "late": "{dag} is late: it was not done by {deadline}",
    "silent": "{dag}: {reason}",
}


class NewsNotifier(BaseNotifier):
    """A notifier for Airflow's callbacks and, awaited, for its deadline alerts.

    `event` is `failed`, `late` or `silent` (of sources, which the context's `reason` names); `target` is
    `log`, an https:// address or mailto: and an e-mail address, None for the setting `notify`. The body is JSON: `text` for people (the
    field that Slack and Mattermost show), then `event`, `dag`, `run_id`, `task`, `reason`, `state`,
    `deadline`, `link` (the run in Airflow) and `desk` (the page of the news desk that helps), null where
    unknown. An address may itself be a secret, and an exception's text
    may hold one: neither is sent or logged.
    It never raises: an alert that cannot be delivered must not become the failure of something else.
    """

    def __init__(
        self, event: str = "failed", target: str | None = None, context: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(context=dict(context) if context else None)  # type: ignore[arg-type]
        self.event = event
        self.target = target

    def render_template_fields(self, context: Any, jinja_env: Any = None) -> None:
        """Render nothing: there are no template fields, and the DAG of some contexts cannot render."""

    def notify(self, context: Mapping[str, Any]) -> None:
        """Send the alert; takes some 22 seconds at the most when nobody answers."""
        try:
            self._deliver(describe(self.event, context))
        except Exception as error:
            # The name alone: a traceback may hold the address.
            self.log.error("The alert %r could not be sent: %s", self.event, type(error).__name__)  # noqa: TRY400

    async def async_notify(self, context: Mapping[str, Any]) -> None:
        """Send the alert without holding up the triggerer's other work."""
        await asyncio.to_thread(self.notify, context)

    def _deliver(self, message: Mapping[str, str | None]) -> None:
        target = self.target or settings.load().notify
        self.log.warning("%s%s", message["text"], f": {message['desk']}" if message["desk"] else "")
        if target == LOG:
            return
        if target.startswith(MAIL):
            _mail(target.removeprefix(MAIL), message)
            return
        host = _https_host(target)
        if host is None:
            self.log.error(
                "The setting 'notify' is neither 'log' nor an https:// address nor mailto: and one: only logged."
            )
            return
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(PAUSE_SECONDS)
            problem = _post(target, message)
            if problem is None:
                return
            self.log.error("%s did not take the alert: %s", host, problem)


def describe(event: str, context: Mapping[str, Any]) -> dict[str, str | None]:
    """Make the message of an event out of the context that Airflow gives its callbacks.

    Callbacks of a DAG, callbacks of a task and deadline alerts each give another context; all fields
    but `event` and `text` may be None.
    """
    run = context.get("dag_run")
    dag_id = _field(context.get("dag"), "dag_id") or _field(run, "dag_id")
    run_id = _text(context.get("run_id")) or _field(run, "run_id") or _field(run, "dag_run_id")
    deadline = _minute(_field(context.get("deadline"), "deadline_time"))
    task = _field(context.get("ti"), "task_id")
    state = _field(run, "state")
    sentence = _SENTENCES.get(event, "{dag}: " + event).format(
        dag=dag_id or "A DAG", deadline=deadline, reason=_text(context.get("reason"))
    )
    details = [
        f"at the task {task}" if task else "",
        f"run {run_id}" if run_id else "",
        f"now {state}" if state and event == "late" else "",
    ]
    return {
        "text": ", ".join([sentence, *filter(None, details)]),
        "event": event,
        "dag": dag_id,
        "run_id": run_id,
        "task": task,
        "reason": _text(context.get("reason")),
        "state": state,
        "deadline": deadline,
        "link": _link(f"/dags/{_part(dag_id)}/runs/{_part(run_id)}") if dag_id and run_id else None,
        "desk": _link(_desk_page(event, run_id)),
    }


def _desk_page(event: str, run_id: str | None) -> str:
    """Give the page of the desk on which a person goes on: silent sources, the run, or else today's."""
    if event == "silent":
        return f"{DESK}/sources"
    return f"{DESK}/runs/{_part(run_id)}" if run_id else f"{DESK}/"


def _link(path: str) -> str | None:
    base = conf.get("api", "base_url", fallback="")
    return f"{base.rstrip('/')}{path}" if base else None


def _part(text: str | None) -> str:
    return quote(text or "", safe="")


def _field(holder: Any, name: str) -> str | None:
    """Read a field of a model, or of the dictionary that deadline alerts give in its place."""
    value = holder.get(name) if isinstance(holder, Mapping) else getattr(holder, name, None)
    return _text(value)


def _text(value: object) -> str | None:
    return None if value is None else str(getattr(value, "value", value))


def _minute(when: str | None) -> str | None:
    """Shorten a time of Airflow's database, which is in UTC and comes with microseconds."""
    return f"{when[:16].replace('T', ' ')} UTC" if when else None


def _https_host(target: str) -> str | None:
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return parts.hostname if parts.scheme == "https" else None


def _post(target: str, message: Mapping[str, str | None]) -> str | None:
    """Post the message; give the problem in words that do not hold the address, None where it was taken."""
    import httpx  # noqa: PLC0415 - DAG files import this module, and need it only when an alert goes out

    try:
        # A redirect could carry the alert to another host, and out of https: it counts as a refusal.
        answer = httpx.post(target, json=dict(message), timeout=TIMEOUT_SECONDS, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return type(error).__name__
    return None if answer.is_success else f"HTTP {answer.status_code}"


def _mail(address: str, message: Mapping[str, str | None]) -> None:
    """Send the message by Airflow's connection smtp_default; raises what its hook raises."""
    from html import escape  # noqa: PLC0415 - as above

    from airflow.providers.smtp.hooks.smtp import SmtpHook  # noqa: PLC0415

    links = [f"<p>{name}: {escape(message[key] or '')}</p>" for name, key in _MAILED if message[key]]
    with SmtpHook() as hook:
        hook.send_email_smtp(
            to=address,
            # What comes after a line's end would be a header of its own.
            subject=" ".join((message["text"] or "").split())[:200],
            html_content="".join([f"<p>{escape(message['text'] or '')}</p>", *links]),
        )
