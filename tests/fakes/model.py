"""A model server on loopback that answers as told, faults included; it keeps every request it was sent."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GOOD = (
    "看到你说用了一次就满脸通红，真的很抱歉让你受罪了。剩下的先别再用，还不舒服就去医院看看，票据留好。"
    "私信告诉我们批号和在哪儿买的，今天18点前给你答复。"
)


def said(content: object, finish: str = "stop") -> bytes:
    """The body of an ordinary answer."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    usage = {"prompt_tokens": 900, "completion_tokens": 80, "total_tokens": 980}
    return json.dumps(
        {"id": "x", "object": "chat.completion", "model": "fake-1", "choices": [choice], "usage": usage}
    ).encode()


def drafts(*texts: str) -> str:
    """What the prompt asks for."""
    return json.dumps(
        {"drafts": [{"text": text, "why": "先接住"} for text in texts], "missing": []}, ensure_ascii=False
    )


class Reply:
    """One answer: status, body, headers; `cut` stops in mid-body, `silent` answers nobody, `drip` sends a byte every
    tenth.
    """

    def __init__(
        self,
        body: bytes | str = b"",
        status: int = 200,
        cut: bool = False,
        silent: bool = False,
        drip: bool = False,
        **head: str,
    ) -> None:
        self.body = body.encode() if isinstance(body, str) else body
        self.status, self.cut, self.silent, self.drip, self.head = status, cut, silent, drip, head


Asked = dict[str, object]


class FakeModel:
    """Plays its replies in order, the last one for ever; a reply may be a function of the request."""

    def __init__(self) -> None:
        self.replies: list[Reply | Callable[[Asked], Reply]] = [Reply(said(drafts(GOOD)))]
        self.asked: list[Asked] = []
        self.url = ""

    def next(self, request: Asked) -> Reply:
        """The reply to this request."""
        self.asked.append(request)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(request) if callable(reply) else reply


@contextmanager
def model_server() -> Iterator[FakeModel]:
    """The server, until the test is over."""
    fake, over = FakeModel(), threading.Event()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            reply = fake.next(request)
            if reply.silent:
                over.wait()
                return
            self.send_response(reply.status)
            for name, value in {"content-type": "application/json", **reply.head}.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("content-length", str(len(reply.body) + (50 if reply.cut else 0)))
            self.end_headers()
            try:
                for at in range(0, len(reply.body), 1 if reply.drip else 65536):
                    self.wfile.write(reply.body[at : at + (1 if reply.drip else 65536)])
                    time.sleep(0.1 if reply.drip else 0)
            except OSError:
                pass  # whoever asked has hung up
            self.close_connection = True

        def log_message(self, *args: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads, server.block_on_close = True, False
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield fake
    over.set()
    server.shutdown()
    server.server_close()


def refused(status: int, code: object = None, kind: str = "", message: str = "", param: str = "", **head: str) -> Reply:
    """A refusal as OpenAI and most others write it; Zhipu's codes are numbers in strings."""
    error = {"message": message, "type": kind, "param": param or None, "code": code}
    return Reply(json.dumps({"error": error}, ensure_ascii=False), status, **head)


def streamed(content: str, pieces: int = 3, done: bool = True) -> Reply:
    """An answer as a stream of events, which some gateways send though it was not asked for."""
    size = max(1, len(content) // pieces)
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    events = [{"model": "fake-1", "choices": [{"index": 0, "delta": {"content": part}}]} for part in parts]
    if done:
        events.append({"model": "fake-1", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    lines = [f"data: {json.dumps(event, ensure_ascii=False)}" for event in events] + (["data: [DONE]"] if done else [])
    return Reply("\n\n".join(lines) + "\n\n", content_type="text/event-stream")


def strict(*refuses: str, answer: bytes = b"") -> Callable[[Asked], Reply]:
    """A server that refuses these fields by name, as OpenAI's newer models do, and else answers."""

    def reply(request: Asked) -> Reply:
        for name in refuses:
            if name in request:
                said_so = f"Unsupported parameter: '{name}' is not supported with this model."
                return refused(400, "unsupported_parameter", "invalid_request_error", said_so, name)
        return Reply(answer or said(drafts(GOOD)))

    return reply
