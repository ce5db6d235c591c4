"""The provider of identities, spoken to by OpenID Connect: code flow with PKCE, state and nonce (RFC 6749, 7636, 9700).

Authlib speaks OAuth and checks the claims, joserfc the signatures; both are kept by the same authors and are what the
field uses. Only asymmetric signatures count: the client's secret signs nothing here.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

TIMEOUT = 10.0  # seconds for each call to the provider
FRESH = 3600.0  # seconds for which what the provider publishes about itself is kept
LEEWAY = 60  # seconds by which clocks may differ
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]


class NotSignedIn(Exception):
    """The provider did not vouch for anyone, or what it said does not hold; the text has no personal data."""


@dataclass(frozen=True)
class Attempt:
    """What one browser's attempt is told from all others by. None of it leaves that browser but what the flow sends."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identity:
    """Whom the provider vouches for: its own id of the account, and an address that it verified (else empty)."""

    subject: str
    email: str


class Provider:
    """One provider, for one client. What it publishes is fetched when it is needed first, and anew when keys change."""

    def __init__(self, issuer: str, client_id: str, client_secret: str, redirect_uri: str) -> None:
        self.issuer, self.client_id, self.redirect_uri = issuer.rstrip("/"), client_id, redirect_uri
        self._secret, self._lock = client_secret, threading.Lock()
        self._about: tuple[float, Mapping[str, Any]] | None = None
        self._keys: KeySet | None = None

    def address(self, attempt: Attempt) -> str:
        """Where the browser goes to sign in. Raises NotSignedIn when the provider cannot be asked."""
        about = self._metadata()
        with self._client() as client:
            url, _ = client.create_authorization_url(
                about["authorization_endpoint"],
                state=attempt.state,
                nonce=attempt.nonce,
                code_verifier=attempt.verifier,
            )
        return str(url)

    def identity(self, code: str, attempt: Attempt) -> Identity:
        """Whom the code stands for. Raises NotSignedIn."""
        about = self._metadata()
        try:
            with self._client() as client:
                flow = {"code": code, "code_verifier": attempt.verifier}
                token = client.fetch_token(about["token_endpoint"], timeout=TIMEOUT, allow_redirects=False, **flow)
            claims = self._verified(str(token.get("id_token", "")), str(token.get("access_token", "")), attempt.nonce)
        except (requests.RequestException, AuthlibBaseError, JoseError, ValueError, KeyError) as error:
            raise NotSignedIn(type(error).__name__) from None
        verified = claims.get("email_verified") in (True, "true")
        return Identity(str(claims["sub"]), str(claims.get("email", "")) if verified else "")

    def _client(self) -> OAuth2Session:
        return OAuth2Session(
            self.client_id,
            self._secret,
            scope="openid email",
            redirect_uri=self.redirect_uri,
            code_challenge_method="S256",
        )

    def _verified(self, id_token: str, access_token: str, nonce: str) -> Mapping[str, Any]:
        """The claims of the ID token once signature, issuer, audience, age and nonce hold (Core, 3.1.3.7)."""
        try:
            token = jwt.decode(id_token, self._key_set(), algorithms=ALGORITHMS)
        except JoseError:  # the provider may have changed its keys a moment ago
            token = jwt.decode(id_token, self._key_set(anew=True), algorithms=ALGORITHMS)
        expected = {
            "iss": {"essential": True, "value": self._metadata()["issuer"]},
            "aud": {"essential": True, "value": self.client_id},
        }
        params = {"nonce": nonce, "client_id": self.client_id, "access_token": access_token}
        claims = CodeIDToken(token.claims, token.header, expected, params)
        claims.validate(leeway=LEEWAY)
        return dict(claims)

    def _metadata(self) -> Mapping[str, Any]:
        """What the provider publishes about itself, under the issuer that was configured and no other."""
        with self._lock:
            if self._about and time.monotonic() - self._about[0] < FRESH:
                return self._about[1]
        about = self._fetched(f"{self.issuer}/.well-known/openid-configuration")
        if str(about.get("issuer", "")).rstrip("/") != self.issuer:
            raise NotSignedIn("the provider names another issuer")
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
            if not is_safe(str(about.get(name, ""))):
                raise NotSignedIn(f"the provider's {name} is not https")
        with self._lock:
            self._about = (time.monotonic(), about)
        return about

    def _key_set(self, anew: bool = False) -> KeySet:
        if self._keys is None or anew:
            self._keys = KeySet.import_key_set(cast(Any, self._fetched(self._metadata()["jwks_uri"])))
        return self._keys

    def _fetched(self, url: str) -> Mapping[str, Any]:
        try:
            answer = requests.get(url, timeout=TIMEOUT, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise NotSignedIn(f"the provider did not answer: {type(error).__name__}") from None
        if not isinstance(found, dict):
            raise NotSignedIn("the provider answered with something else")
        return found


def is_safe(url: str) -> bool:
    """True for https, and for a provider on this machine, as in a trial."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1"))
