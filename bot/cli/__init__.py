"""What `python -m bot …` can do: a line of words comes in, text and an exit code go out.

`commands` is the table of commands; each is imported only when it is called: the whole desk takes a second to import.
Exit codes: 0 all is well, 1 something was found wrong or was refused, 2 a bad call, 130 stopped with Ctrl-C.
"""

from typing import Annotated, Literal

from cyclopts import Parameter

Language = Annotated[Literal["zh-Hans", "zh-Hant", "en"], Parameter(name="--lang")]
