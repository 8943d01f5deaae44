"""A browser without a screen: opens pages over the WebSocket as Streamlit's own front end does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

WHOLE = ForwardMsg.FINISHED_SUCCESSFULLY
BROKEN = ForwardMsg.FINISHED_WITH_COMPILE_ERROR
FIRST = "overview"


class PageError(Exception):
    """A page that failed, or told that it did."""


class Visit:
    """One session: what was said on the page that was run last, and the buttons on it."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.words: list[str] = []
        self.buttons: dict[str, str] = {}

    async def open(self, page: str, click: str = "", **address: str) -> None:
        """Run `page` at that address, with the button of key `click` just clicked.

        Raises PageError, and KeyError where there is no such button.
        """
        asked = BackMsg()
        asked.rerun_script.page_name = "" if page == FIRST else page
        asked.rerun_script.query_string = urlencode(address)
        if click:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = self.buttons[click], True
        self.words, self.buttons = [], {}
        await self.socket.send(asked.SerializeToString())
        while not self._is_over(ForwardMsg.FromString(await self.socket.recv(decode=False))):
            pass

    def _is_over(self, told: ForwardMsg) -> bool:
        if told.WhichOneof("type") == "delta":
            element = told.delta.new_element
            kind = element.WhichOneof("type")
            if kind == "exception" or (kind == "html" and 'role="alert"' in element.html.body):
                raise PageError(str(getattr(element, kind))[:300])
            if kind == "html":
                self.words.append(element.html.body)
            if kind == "button":
                self.buttons[element.button.id.rpartition("-")[2]] = element.button.id
        if told.script_finished == BROKEN:
            raise PageError("the script does not compile")
        return told.WhichOneof("type") == "script_finished" and told.script_finished == WHOLE


@asynccontextmanager
async def visit(url: str, cookie: str) -> AsyncIterator[Visit]:
    """A new session of whoever has that cookie, over when the block ends."""
    address = f"ws{url.removeprefix('http')}/_stcore/stream"
    heads = {"Cookie": cookie, "Origin": url}
    async with connect(
        address,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers=heads,
        max_size=None,
        proxy=None,
    ) as socket:
        yield Visit(socket)
