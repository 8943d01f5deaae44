"""The office's identity provider, as var/identity.toml names it; without the file there is none."""

import os
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from queries.folders import var_folder

FILE = "identity.toml"
CALLBACK = "/auth/oidc/callback"
NEEDED = ("address", "issuer", "client_id")


class ProviderError(Exception):
    """Nobody is vouched for; `outcome` is provider_down or provider_refused, the text says why.

    Wrong settings are provider_down: the text names the file and the setting.
    """

    def __init__(self, outcome: str, why: str) -> None:
        super().__init__(why)
        self.outcome = outcome


@dataclass(frozen=True)
class Identity:
    """Who vouches for people: address is ours, as browsers know it; issuer is the provider's."""

    address: str
    issuer: str
    client_id: str
    client_secret: str = ""
    # the claim whose value is the name of an account here
    claim: str = "preferred_username"
    scope: str = "openid profile"
    label: str = ""
    ca_file: str = ""

    @property
    def callback(self) -> str:
        """Where the provider sends people back to; registered there, character by character."""
        return self.address + CALLBACK


# Of settings with a mistake, the button stays: who clicks it is told.
NOBODY = Identity("", "", "")


def path() -> Path:
    """Where the settings lie."""
    return var_folder() / FILE


def identity() -> Identity | None:
    """The provider as it is set up now, None where it is not. Raises ProviderError."""
    try:
        with path().open("rb") as file:
            _kept_to_ourselves(file.fileno())
            told = tomllib.load(file)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _wrong(str(error)) from error
    return _checked(told)


def _checked(told: dict[str, object]) -> Identity:
    known = {field.name for field in fields(Identity)}
    for name, value in told.items():
        if name not in known or not isinstance(value, str):
            raise _wrong(name)
    texts = {name: str(value).strip() for name, value in told.items()}
    for name in NEEDED:
        if not texts.get(name):
            raise _wrong(name)
    own = Identity(**texts | {"address": texts["address"].rstrip("/")})
    if not _is_origin(own.address):
        raise _wrong("address")
    if not is_private(own.issuer) or urlsplit(own.issuer).query:
        raise _wrong("issuer")
    if "openid" not in own.scope.split():
        raise _wrong("scope")
    if own.ca_file and not (var_folder() / own.ca_file).is_file():
        raise _wrong("ca_file")
    return own


def is_private(url: object) -> bool:
    """Whether nobody on the way can read or change what is asked there: https, or this machine."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
    except ValueError:
        return False
    at_home = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "::1", "localhost"}
    return bool(parts.hostname) and (parts.scheme == "https" or at_home)


def _is_origin(address: str) -> bool:
    try:
        parts = urlsplit(address)
        whole = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and address == whole


def _kept_to_ourselves(number: int) -> None:
    """Refuse a file that others on this machine can read: the client's secret stands in it."""
    if os.name == "posix" and os.fstat(number).st_mode & 0o077:
        raise _wrong("chmod 600")


def _wrong(what: str) -> ProviderError:
    return ProviderError("provider_down", f"{path()}: {what}")
