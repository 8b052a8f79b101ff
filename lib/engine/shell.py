"""What a cell prints, shows and raises in; the outputs a notebook file keeps of it out, as a kernel would have them."""

import base64
import io
import json
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import List
from traitlets.config import Config

NO_HISTORY = Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "nocolor"}})


class Publisher(DisplayPublisher):
    """What `display` shows goes to the shell's outputs."""

    def publish(self, data: dict, metadata: dict | None = None, **_: Any) -> None:
        """Keep one thing shown."""
        self.shell.outputs.append(new_output("display_data", **_as_sent(data, metadata)))

    def clear_output(self, wait: bool = False) -> None:
        """Forget what the cell has shown so far."""
        self.shell.outputs.clear()


class ResultHook(DisplayHook):
    """The value of a cell's last line goes to the shell's outputs."""

    def write_output_prompt(self) -> None:
        """Print nothing: the notebook numbers its results itself."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Keep a cell's result."""
        sent = _as_sent(format_dict, md_dict)
        self.shell.outputs.append(new_output("execute_result", **sent, execution_count=self.prompt_count))

    def finish_displayhook(self) -> None:
        """End the result; there is no line to end."""
        self._is_active = False


class Stream(io.TextIOBase):
    """A text stream whose lines go to the shell's outputs; lines in a row are one output."""

    def __init__(self, outputs: list[NotebookNode], name: str) -> None:
        """Write into `outputs` as the stream `name`: stdout or stderr."""
        self.outputs, self.stream = outputs, name

    def writable(self) -> bool:
        """Return True: it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Keep some text; return its length."""
        last = self.outputs[-1] if self.outputs else None
        if last and last.output_type == "stream" and last.name == self.stream:
            last.text += text
        elif text:
            self.outputs.append(new_output("stream", name=self.stream, text=text))
        return len(text)


class Shell(InteractiveShell):
    """An IPython shell that keeps what its cells put out."""

    outputs = List()
    display_pub_class = Publisher
    displayhook_class = ResultHook

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.outputs.append(new_output("error", ename=etype.__name__, evalue=str(evalue), traceback=list(stb)))

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no window."""


def _as_sent(data: dict, metadata: dict | None) -> dict[str, Any]:
    """Return what a kernel's message would hold: plain JSON, bytes of pictures as base64."""
    return json.loads(json.dumps({"data": data, "metadata": metadata or {}}, default=_base64))


def _base64(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    raise TypeError(f"{type(value).__name__} cannot be shown in a notebook")


def new_shell() -> Shell:
    """Return this process's shell; a process has one, and it is new."""
    Shell.clear_instance()
    return Shell.instance(config=NO_HISTORY)
