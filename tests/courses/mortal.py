"""A worker that dies: `python -m tests.courses.mortal IMPORT STATEMENT` applies an import and, right after that many
statements that write, kills itself with SIGKILL. With 0 it lives to the end."""

import os
import signal
import sys
from typing import Any

import django


def main(import_id: int, last: int) -> None:
    django.setup()
    from django.db import connection

    from courses import chunks, operations
    from courses.models import CatalogueImport
    from tests.factories import MOMENT

    chunks.ROWS = chunks.MOST = 2  # however quick the machine
    written = 0

    def watch(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        nonlocal written
        answer = execute(sql, params, many, context)
        written += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if written == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    with connection.execute_wrapper(watch):
        operations.apply_import(CatalogueImport.objects.get(pk=import_id), by=None, at=MOMENT)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
