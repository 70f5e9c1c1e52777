"""Compound files made by hand: streams of any name and size, as Office lays them out."""

from struct import pack

END, FREE, OWN, MORE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFC
SECTOR, MINI, CUTOFF = 512, 64, 4096


def compound(streams: dict[str, bytes]) -> bytes:
    """A file with these streams: those below 4096 bytes in mini-sectors, the tables after everything else."""
    sectors: list[bytes] = []
    table: list[int] = []

    def stored(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // SECTOR)
        padded = data.ljust(count * SECTOR, b"\x00")
        sectors.extend(padded[at * SECTOR : (at + 1) * SECTOR] for at in range(count))
        table.extend([*range(first + 1, first + count), END] if count else [])
        return first if count else END

    minis, mini_table, entries = b"", [], []
    for name, data in streams.items():
        if len(data) >= CUTOFF:
            entries.append(entry(name, 2, stored(data), len(data)))
            continue
        first, count = len(mini_table), -(-len(data) // MINI)
        minis += data.ljust(count * MINI, b"\x00")
        mini_table += [*range(first + 1, first + count), END] if count else []
        entries.append(entry(name, 2, first if count else END, len(data)))
    root = entry("Root Entry", 5, stored(minis), len(minis))
    mini_at = stored(pack(f"<{len(mini_table)}I", *mini_table))
    directory = stored(b"".join([root, *entries]))
    listed = numbered(len(sectors), table)
    more = [listed[109:][at : at + 127] for at in range(0, len(listed[109:]), 127)]
    extra = len(sectors) + len(listed)
    table += [OWN] * len(listed) + [MORE] * len(more)
    table += [FREE] * (len(listed) * 128 - len(table))
    sectors += [pack("<128I", *table[at : at + 128]) for at in range(0, len(table), 128)]
    for number, piece in enumerate(more, 1):
        following = extra + number if number < len(more) else END
        sectors.append(pack("<128I", *piece, *[FREE] * (127 - len(piece)), following))
    head = pack("<8s16xHHHHH6xII", bytes.fromhex("D0CF11E0A1B11AE1"), 0x3E, 3, 0xFFFE, 9, 6, 0, len(listed))
    head += pack("<IIIIIII", directory, 0, CUTOFF, mini_at, bool(mini_table), extra if more else END, len(more))
    head += pack("<109I", *(listed + [FREE] * 109)[:109])
    return head + b"".join(sectors)


def numbered(used: int, table: list[int]) -> list[int]:
    """Where the table's own sectors stand: as many as number themselves, the rest and the sectors that list them."""
    count = 1
    while count * 128 < used + count + max(0, -(-(count - 109) // 127)):
        count += 1
    return list(range(used, used + count))


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    """One line of the directory."""
    wide = name.encode("utf-16-le")
    return pack("<64sHBB48xIQ", wide, len(wide) + 2, kind, 1, start, size)
