"""The child process that sets a book: `python -m courses.documents.child TEMPLATE MOMENT`, content in, PDF out.

Typst keeps what it has laid out (some 600 MB for 460 pages) for the next time; a worker must not carry that on.
Exit 3: the template refused the content, with its reason on standard error.
"""

import json
import sys
from datetime import UTC, datetime

import typst

from courses.documents.press import typeset


def main(template: str, moment: str) -> int:
    content = json.load(sys.stdin.buffer)
    try:
        book = typeset(template, content, at=datetime.fromtimestamp(int(moment), UTC))
    except typst.TypstError as refused:
        sys.stderr.write(refused.message)
        return 3
    sys.stdout.buffer.write(book)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
