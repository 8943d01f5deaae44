"""Passwords: what one must be, and their argon2 hashes."""

import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# RFC 9106, second recommendation, as the library sets it: 64 MiB and some 50 ms a guess.
hasher = PasswordHasher()
SHORTEST, LONGEST = 10, 200
WORST = Path(__file__).parent / "worst_passwords.txt"
# Read out over the telephone without doubt: no 0 and O, no 1, l and I.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def fault(password: str, *names: str) -> str:
    """Why `password` may not be one: too_short, too_long, is_name, too_common; "" if it may."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return "too_short"
    if len(plain) > LONGEST:
        return "too_long"
    folded = plain.casefold()
    stem = folded.strip("0123456789 !@#$%^&*._-")
    if any(name and _plain(name).casefold() in {folded, stem} for name in names):
        return "is_name"
    return "too_common" if folded in _worst() or len(set(folded)) < 4 else ""


def made_up() -> str:
    """A password of our own making, 59 bits, in groups that can be read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def hashed(password: str) -> str:
    """What is kept of a password."""
    return hasher.hash(_plain(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether `password` is the one that was hashed; `None` (no such account) takes as long."""
    try:
        hasher.verify(kept or _nobodys(hasher), _plain(password[: LONGEST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_dated(kept: str) -> bool:
    """Whether a hash was made with weaker parameters than today's."""
    return hasher.check_needs_rehash(kept)


def _plain(password: str) -> str:
    """Full-width digits and letters, as an input method leaves them, are the plain ones."""
    return unicodedata.normalize("NFKC", password)


@lru_cache(maxsize=1)
def _nobodys(_hasher: PasswordHasher) -> str:
    return hashed(secrets.token_hex())


@lru_cache(maxsize=1)
def _worst() -> frozenset[str]:
    return frozenset(WORST.read_text(encoding="utf-8").split())
