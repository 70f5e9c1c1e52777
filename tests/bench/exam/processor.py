"""What processes have used of the processor, from /proc."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of_children(pid: int) -> float:
    """User and system seconds of every process below `pid`, those that ended among them included."""
    parents, used = {}, {}
    for found in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = found.read_text()
        except OSError:  # it ended meanwhile
            continue
        told = text.rpartition(")")[2].split()
        number = int(found.parent.name)
        parents[number], used[number] = int(told[1]), sum(int(ticks) for ticks in told[11:15])
    below, ticks = [pid], 0
    while below:
        parent = below.pop()
        children = [number for number, its in parents.items() if its == parent]
        ticks += sum(used[number] for number in children)
        below += children
    return ticks / TICKS
