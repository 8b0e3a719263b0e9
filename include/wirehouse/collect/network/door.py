"""The door itself: one request, its redirects, and the answer, within bounds."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from wirehouse import __version__
from wirehouse.collect.network import answer_headers
from wirehouse.collect.network.asking import REDIRECTS, Answer, Asking
from wirehouse.collect.network.checks import permission
from wirehouse.collect.network.deadlines import Deadline
from wirehouse.collect.network.exchange import Fetched, FetchRequest, Hop
from wirehouse.collect.network.failures import FetchReason, NoAnswer, failure
from wirehouse.collect.network.web_addresses import WebAddress, follow, read_address
from wirehouse.errors import SettingsError
from wirehouse.settings import Settings


class Door:
    """The one door to the network.

    Each address, the first as well as every redirect's, is read strictly, resolved once and checked
    (`checks.check`), and the connection goes to an address that was checked. Proxies of the environment
    are not asked: they would resolve the name again. No cookie is kept and nothing else is either, so
    that one door may serve many threads.
    """

    def __init__(self, settings: Settings) -> None:
        """Raises `SettingsError` without a contact, or for ports and test hosts of the wrong form."""
        if not settings.network_contact:
            raise SettingsError(
                "the setting 'network_contact' is empty: state a mail or web address at which the owner of a site "
                "reaches you (WIREHOUSE_NETWORK_CONTACT=...); nothing is fetched without it"
            )
        self._settings = settings
        self._allowed = permission(settings)
        self.user_agent = f"{settings.network_agent}/{__version__} (+{settings.network_contact})"

    def fetch(self, request: FetchRequest, *, may_follow: Callable[[str], bool] | None = None) -> Fetched:
        """Fetch an address.

        An answer of any status comes back as `Fetched`. `may_follow` is asked before each redirect, with
        the address that it leads to; where it says no, the redirect itself is the answer, and its
        `location` that address: so a caller keeps robots rules and the pace of another host.

        Raises `FetchFailure` where there is no answer, or none that may be taken: transient or terminal
        by its type, with the address of the hop that failed.
        """
        started_at = datetime.now(UTC)
        started = time.monotonic()
        deadline = Deadline(self._settings.network_total_seconds)
        hops: list[Hop] = []
        url = request.url
        try:
            address = read_address(url)
            while True:
                url = address.url
                answer = self._ask(address, request, deadline)
                target = self._redirect(address, answer)
                if target is None or (may_follow is not None and not may_follow(target.url)):
                    break
                hops.append(Hop(url, answer.status))
                self._check_redirect(address, target, hops)
                address = target
        except NoAnswer as error:
            after = f" (after {len(hops)} redirects from {request.url[:200]})" if hops else ""
            raise failure(error.reason, url, error.detail + after) from error
        location = target.url if target is not None else None
        trip = _Trip(address, tuple(hops), location, started_at, time.monotonic() - started)
        return self._fetched(request, trip, answer)

    def _ask(self, address: WebAddress, request: FetchRequest, deadline: Deadline) -> Answer:
        asking = Asking(self._settings, self._allowed, self.user_agent, deadline)
        return asking.ask(address, request, self._tls if address.scheme == "https" else None)

    def _redirect(self, address: WebAddress, answer: Answer) -> WebAddress | None:
        location = answer_headers.first(answer.headers, "location")
        if answer.status not in REDIRECTS or location is None:
            return None
        return follow(address, answer_headers.as_address(location))

    def _check_redirect(self, address: WebAddress, target: WebAddress, hops: list[Hop]) -> None:
        if target.url in {hop.url for hop in hops}:
            # The usual cause is a wall that sets a cookie and sends its visitor round again.
            raise NoAnswer(FetchReason.REDIRECTS, f"its redirects come back to {target.url}")
        if len(hops) > self._settings.network_max_redirects:
            raise NoAnswer(
                FetchReason.REDIRECTS, f"it redirects more than {self._settings.network_max_redirects} times"
            )
        if (
            address.scheme == "https"
            and target.scheme == "http"
            and not self._settings.network_allow_downgrade
        ):
            raise NoAnswer(
                FetchReason.DOWNGRADE,
                f"it redirects from https to {target.url}; if that site is to be read so, see network_allow_downgrade",
            )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        import certifi  # noqa: PLC0415 - for those who meet https

        context = ssl.create_default_context(cafile=certifi.where())
        if self._settings.network_ca_file is not None:
            context.load_verify_locations(cafile=self._settings.network_ca_file)
        context.set_alpn_protocols(["http/1.1"])
        return context

    def _fetched(self, request: FetchRequest, trip: _Trip, answer: Answer) -> Fetched:
        kind, charset = answer_headers.media_type(answer.headers)
        return Fetched(
            request=request,
            address=trip.address.url,
            hops=trip.hops,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            media_type=kind,
            charset=charset,
            etag=answer_headers.first(answer.headers, "etag"),
            last_modified=answer_headers.first(answer.headers, "last-modified"),
            started_at=trip.started_at,
            seconds=trip.seconds,
            sent_bytes=answer.sent_bytes,
            ip=answer.ip,
            opt_outs=answer_headers.header_opt_outs(answer.headers, self._settings.network_agent),
            retry_after=answer_headers.retry_after(answer.headers, datetime.now(UTC)),
            location=trip.location,
            is_cut=answer.is_cut,
        )


@dataclass(frozen=True, slots=True)
class _Trip:
    """The way to an answer."""

    address: WebAddress
    hops: tuple[Hop, ...]
    location: str | None
    started_at: datetime
    seconds: float
