"""A message that cannot have arrived is sent again at once; one that may have is looked for first."""

import socket
import urllib.request

import pytest
import requests

from bot.chat.transport import no_answer


def failing_with(library, address):
    """What a library raises for an address."""
    with pytest.raises(OSError) as failed:
        library(address)
    return failed.value


LIBRARIES = {
    "Slack's": lambda address: urllib.request.urlopen(address, timeout=1),
    "WeCom's": lambda address: requests.get(address, timeout=1),
}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_connection_that_was_refused_carried_nothing(library):
    found = no_answer("Slack", failing_with(LIBRARIES[library], "http://127.0.0.1:9/?token=secret"))

    assert (found.delivery_unknown, "cannot be reached" in str(found), "secret" in str(found)) == (False, True, False)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_connection_that_broke_may_have_carried_the_message(library):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        found = no_answer("Slack", failing_with(LIBRARIES[library], f"http://127.0.0.1:{silent.getsockname()[1]}/"))

    assert (found.delivery_unknown, "broke" in str(found)) == (True, True)
