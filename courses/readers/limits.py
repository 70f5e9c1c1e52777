"""How much a file may ask for, whatever its format. The child process is held to the last four by the system."""

MEGABYTE = 1024**2

LARGEST = 20 * MEGABYTE
# What a zip says it unpacks to: in all, and per byte of the file (once it is more than RATIO_FROM).
UNPACKED = 256 * MEGABYTE
RATIO = 300
RATIO_FROM = 10 * MEGABYTE
MOST_CELLS = 3_000_000
# Elements within elements of a page, values within values of JSON.
DEEPEST = 150

MEMORY = 1536 * MEGABYTE
CPU_SECONDS = 60
SECONDS = 90
# What the child may write down for its parent, who holds it in memory.
ANSWER = 128 * MEGABYTE
