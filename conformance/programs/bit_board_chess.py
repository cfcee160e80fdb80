"""Chess moves on 64-bit integers: masks, shifts, and a count of moves."""
FILES, RANKS = "abcdefgh", "12345678"
FULL = (1 << 64) - 1
A_FILE = sum(1 << 8 * r for r in range(8))
H_FILE = A_FILE << 7


def square(name):
    return RANKS.index(name[1]) * 8 + FILES.index(name[0])


def names(board):
    while board:
        bit = board & -board
        board ^= bit
        at = bit.bit_length() - 1
        yield FILES[at % 8] + RANKS[at // 8]


def knight(at):
    bit = 1 << at
    one = bit >> 1 & ~H_FILE | bit << 1 & ~A_FILE
    two = bit >> 2 & ~(H_FILE | H_FILE >> 1) | bit << 2 & ~(A_FILE | A_FILE << 1)
    return (one << 16 | one >> 16 | two << 8 | two >> 8) & FULL


def king(at):
    row = 1 << at
    row |= row >> 1 & ~H_FILE | row << 1 & ~A_FILE
    return (row | row << 8 | row >> 8) & FULL & ~(1 << at)


def slide(at, occupied, directions):
    result = 0
    for dr, df in directions:
        r, f = divmod(at, 8)
        while 0 <= (r := r + dr) < 8 and 0 <= (f := f + df) < 8:
            bit = 1 << r * 8 + f
            result |= bit
            if occupied & bit:
                break
    return result


ROOK = [(0, 1), (0, -1), (1, 0), (-1, 0)]
BISHOP = [(1, 1), (1, -1), (-1, 1), (-1, -1)]


def draw(board):
    for r in reversed(range(8)):
        print(" ".join("x" if board >> r * 8 + f & 1 else "." for f in range(8)))


print(list(names(knight(square("g1")))), list(names(king(square("a1")))))
blockers = sum(1 << square(s) for s in ("d7", "f4", "b2"))
draw(slide(square("d4"), blockers, ROOK + BISHOP))
print([knight(s).bit_count() for s in range(16)], sum(knight(s).bit_count() for s in range(64)))
print(hex(slide(0, 0, BISHOP)), hex(king(27)), f"{knight(0):#066b}"[-20:], int("1" * 64, 2) == FULL)
