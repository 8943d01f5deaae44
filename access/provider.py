"""Speaking to the identity provider: OpenID Connect, the authorization code flow with PKCE.

Nothing is kept between two visits: keys and addresses are asked for each time, so a provider that
changes its keys is understood at once. Sources: OpenID Connect Core 1.0 (3.1), Discovery 1.0, RFC
7636, RFC 9207.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from access.identity import Identity, ProviderError, is_private
from access.visits import Visit
from queries.folders import var_folder

DISCOVERY = "/.well-known/openid-configuration"
# Seconds to connect, and between two bytes of an answer.
PATIENCE = (3.05, 8)
# How far two clocks may be apart, in seconds.
LEEWAY = 60
# Signed with a key that the provider alone has: no "none", and no secret that is shared with us.
SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
BROKEN = (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError, AttributeError)


def way_in(identity: Identity, visit: Visit) -> str:
    """Where the browser goes to sign in at the provider. Raises ProviderError."""
    with _asking(identity) as session:
        known = _metadata(session, identity)
        url, _ = session.create_authorization_url(
            _address(known, "authorization_endpoint"),
            state=visit.state,
            nonce=visit.nonce,
            code_verifier=visit.verifier,
        )
    return str(url)


def name_of(identity: Identity, visit: Visit, code: str) -> str:
    """The name of who signed in at the provider and came back with `code`. Raises ProviderError."""
    with _asking(identity) as session:
        known = _metadata(session, identity)
        told = _token(session, known, code, visit)
        claims = _verified(session, known, told, identity, visit)
        if identity.claim not in claims and "userinfo_endpoint" in known:
            claims = _more(session, known, told, claims)
    name = claims.get(identity.claim)
    # an address that anybody may enter for themselves says nothing of who they are
    if identity.claim == "email" and claims.get("email_verified") is not True:
        raise ProviderError("provider_refused", "email_verified")
    if not isinstance(name, str) or not name:
        raise ProviderError("provider_refused", f"claim {identity.claim}")
    return name


def way_out(identity: Identity, back: str) -> str | None:
    """Where one signs out at the provider, None where it has no such. Raises ProviderError."""
    with _asking(identity) as session:
        known = _metadata(session, identity)
        if "end_session_endpoint" not in known:
            return None
        end = _address(known, "end_session_endpoint")
    asked = {"client_id": identity.client_id, "post_logout_redirect_uri": identity.address + back}
    return f"{end}{'&' if '?' in end else '?'}{urlencode(asked)}"


@contextmanager
def _asking(identity: Identity) -> Iterator[OAuth2Session]:
    """A client for one visit; whatever goes wrong with the answers is a ProviderError."""
    session = OAuth2Session(
        identity.client_id,
        identity.client_secret or None,
        redirect_uri=identity.callback,
        scope=identity.scope,
        code_challenge_method="S256",
        default_timeout=PATIENCE,
    )
    if identity.ca_file:
        session.verify = str(var_folder() / identity.ca_file)
    try:
        with session:
            yield session
    except requests.RequestException as error:
        raise ProviderError("provider_down", repr(error)) from error
    except BROKEN as error:
        raise ProviderError("provider_refused", repr(error)) from error


def _metadata(session: OAuth2Session, identity: Identity) -> dict[str, Any]:
    """What the provider says of itself; it must call itself what we call it."""
    known = _document(session, identity.issuer.rstrip("/") + DISCOVERY)
    if known.get("issuer") != identity.issuer:
        raise ProviderError("provider_down", f"issuer {known.get('issuer')!r}")
    return known


def _document(session: OAuth2Session, url: str, **headers: str) -> dict[str, Any]:
    """The object that stands at `url`, and nowhere else: no redirect is followed."""
    answer = session.get(url, withhold_token=True, headers=headers, **_firmly(session))
    told = answer.json() if answer.status_code == 200 else None
    if not isinstance(told, dict):
        raise ProviderError("provider_down", f"{answer.status_code} {url}")
    return told


def _firmly(session: OAuth2Session) -> dict[str, Any]:
    """How every request is made; named in each, or REQUESTS_CA_BUNDLE would outdo the ca_file."""
    return {"allow_redirects": False, "verify": session.verify}


def _address(known: dict[str, Any], name: str) -> str:
    url = known.get(name)
    if not is_private(url):
        raise ProviderError("provider_down", f"{name} {url!r}")
    return str(url)


def _token(
    session: OAuth2Session, known: dict[str, Any], code: str, visit: Visit
) -> dict[str, str]:
    """What the code is exchanged for: id_token and access_token."""
    ways = known.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if session.client_secret and "client_secret_basic" not in ways:
        session.token_endpoint_auth_method = "client_secret_post"
    told = session.fetch_token(
        _address(known, "token_endpoint"),
        grant_type="authorization_code",
        code=code,
        code_verifier=visit.verifier,
        **_firmly(session),
    )
    return {name: str(told[name]) for name in ("id_token", "access_token")}


def _verified(
    session: OAuth2Session,
    known: dict[str, Any],
    told: dict[str, str],
    identity: Identity,
    visit: Visit,
) -> dict[str, Any]:
    """The claims of an ID token that this provider signed, for us, for this visit, just now."""
    listed = _document(session, _address(known, "jwks_uri"))["keys"]
    keys = KeySet.import_key_set({"keys": listed})
    token = jwt.decode(told["id_token"], keys, algorithms=SIGNED_BY)
    claims = CodeIDToken(
        token.claims,
        token.header,
        {
            "iss": {"essential": True, "value": identity.issuer},
            "aud": {"essential": True, "value": identity.client_id},
        },
        {
            "nonce": visit.nonce,
            "client_id": identity.client_id,
            "access_token": told["access_token"],
        },
    )
    claims.validate(leeway=LEEWAY)
    return dict(claims)


def _more(
    session: OAuth2Session,
    known: dict[str, Any],
    told: dict[str, str],
    claims: dict[str, Any],
) -> dict[str, Any]:
    """What the provider says of the same person where the ID token is short of it."""
    bearer = f"Bearer {told['access_token']}"
    more = _document(session, _address(known, "userinfo_endpoint"), Authorization=bearer)
    if more.get("sub") != claims["sub"]:
        raise ProviderError("provider_refused", "sub")
    return more
