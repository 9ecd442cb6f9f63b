"""Passwords of coders in a `.dna` file."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import unicodedata

from stancekit.model import checks

__all__ = ["check_password", "hash_password"]

_ROUNDS = 100_000
_SALT = 16


def hash_password(password: str, *, salt: bytes | None = None) -> str:
    """Return the hash that DNA compares a coder's password with.

    Args:
        password: The password, any text.
        salt: 16 bytes; random by default.

    Source:
        Jasypt's StrongPasswordEncryptor: SHA-256 in 100,000 rounds, the first over the salt and
        the NFC form of the password, stored as base64 of salt and digest.

    Example:
        >>> check_password("sample", hash_password("sample", salt=bytes(16)))
        True
    """
    salted = os.urandom(_SALT) if salt is None else salt
    checks.expect(len(salted) == _SALT, len(salted), "16 bytes", "salt")
    digest = salted + unicodedata.normalize("NFC", password).encode("utf-8")
    for _ in range(_ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salted + digest).decode("ascii")


def check_password(password: str, stored: str) -> bool:
    """Tell whether a password has a stored hash; False also where that is no such hash."""
    try:
        raw = base64.b64decode(stored, validate=True)
    except (binascii.Error, ValueError):
        return False
    if len(raw) != _SALT + 32:
        return False
    return hmac.compare_digest(hash_password(password, salt=raw[:_SALT]), stored)
