"""Sign-in for the console beyond this machine, by OpenID Connect: who a person is, the company's own provider says.

With it the console's pages are on the public listener too, behind a proxy with TLS; without it they are not. Roles come
from the roster, and a person acts as themselves alone.
"""
