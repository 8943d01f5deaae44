"""An identity provider on this machine: small, real, and able to misbehave on request."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "county-inspection", "s3cret-of-the-client"
DISCOVERY, KEYS = "/.well-known/openid-configuration", "/keys"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
FOREIGN_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass
class Provider:
    """Who signs in there, with what their token says, and what goes wrong."""

    issuer: str = ""
    callback: str = ""
    person: dict[str, Any] = field(default_factory=lambda: {"preferred_username": "wang"})
    # claims of the ID token that are other than they should be; None leaves one out
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    # path → (status, body, headers) in place of the right answer
    instead: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] | None = None
    info: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    given: dict[str, dict[str, str]] = field(default_factory=dict)
    auth_methods: tuple[str, ...] = ("client_secret_basic", "client_secret_post")

    def answer(self, path: str, told: dict[str, str], secret: str, bearer: str) -> Any:
        """(status, body, headers) for one request."""
        self.asked.append(path)
        if path in self.instead:
            return self.instead[path]
        ways: dict[str, Callable[[], Any]] = {
            DISCOVERY: self._of_itself,
            "/authorize": lambda: self._let_in(told),
            "/token": lambda: self._exchange(told, secret),
            KEYS: lambda: {"keys": [KEY.as_dict(private=False)]},
            "/userinfo": lambda: self.info if bearer == "Bearer access" else 401,
        }
        answer = ways.get(path, lambda: 404)()
        if isinstance(answer, tuple):
            return answer
        known = {"Content-Type": "application/json"}
        status = answer if isinstance(answer, int) else 200
        return status, json.dumps(answer).encode(), known

    def _of_itself(self) -> dict[str, Any]:
        known: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}{KEYS}",
            "token_endpoint_auth_methods_supported": list(self.auth_methods),
            "code_challenge_methods_supported": ["S256"],
        }
        return known | self.metadata

    def _let_in(self, told: dict[str, str]) -> Any:
        """Who comes is signed in there already, and goes back with a code."""
        right = told["client_id"] == CLIENT and told["redirect_uri"] == self.callback
        right &= told["response_type"] == "code" and "openid" in told["scope"].split()
        right &= told["code_challenge_method"] == "S256" and len(told["code_challenge"]) == 43
        if not right:
            return 400, json.dumps(told).encode(), {}
        code = secrets.token_urlsafe(8)
        self.given[code] = told
        back = {"code": code, "state": told["state"], "iss": self.issuer}
        return 302, b"", {"Location": f"{told['redirect_uri']}?{urlencode(back)}"}

    def _exchange(self, told: dict[str, str], secret: str) -> Any:
        """Tokens for a code, once, for who knows the verifier and the client's secret."""
        asked = self.given.pop(told.get("code", ""), None)
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        challenge = plain(digest)
        known = secret if "client_secret_basic" in self.auth_methods else told["client_secret"]
        right = asked and challenge == asked["code_challenge"] and known == SECRET
        if not right or told["redirect_uri"] != self.callback:
            return 400, b'{"error": "invalid_grant"}', {"Content-Type": "application/json"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 300}
        claims |= {"nonce": asked["nonce"]} | self.person | self.claims
        claims = {name: value for name, value in claims.items() if value is not None}
        signed = (self.sign or signed_by(KEY))(claims)
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}


def signed_by(key: RSAKey, **header: str) -> Callable[[dict[str, Any]], str]:
    """What signs an ID token with `key`."""
    return lambda claims: jwt.encode({"alg": "RS256", "kid": "one"} | header, claims, key)


def unsigned(claims: dict[str, Any]) -> str:
    """A token that says that it needs no signature."""
    return in_parts({"alg": "none", "typ": "JWT"}, claims) + "."


def in_parts(header: dict[str, str], claims: dict[str, Any]) -> str:
    """What is signed of a token."""
    return ".".join(plain(json.dumps(part).encode()) for part in (header, claims))


def plain(raw: bytes) -> str:
    """Bytes as a token writes them."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@contextmanager
def served(provider: Provider) -> Iterator[Provider]:
    """The provider at a port of its own on this machine, which becomes its issuer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell(dict(parse_qsl(urlsplit(self.path).query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._tell({name: values[0] for name, values in parse_qs(body).items()})

        def _tell(self, told: dict[str, str]) -> None:
            held = self.headers.get("Authorization", "")
            basic = base64.b64decode(held[6:]).decode() if held.startswith("Basic ") else ""
            path = urlsplit(self.path).path
            secret = basic.removeprefix(f"{CLIENT}:")
            status, body, headers = provider.answer(path, told, secret, held)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
