"""Integer arithmetic, and what chooses between values."""
import numpy as np

import alu
from alu import (FULL, I32, U32, integer, is_predicate, number, pair, predicate, put, put_pair,
                 put_predicate, single)

U64 = np.uint64


def split(operands):
    """Destination, carries out, values, predicates in."""
    outs = []
    while is_predicate(operands[0]):
        outs.append(operands.pop(0))
    dest, rest = operands[0], operands[1:]
    while rest and is_predicate(rest[0]):
        outs.append(rest.pop(0))
    ins = []
    while rest and is_predicate(rest[-1]):
        ins.insert(0, rest.pop())
    return number(dest), outs, rest, ins


def wide(value, signed):
    value = np.asarray(value, U32)
    return value.view(I32).astype(np.int64).view(U64) if signed else value.astype(U64)


def add(instruction):
    """IADD3 and its continuation to the upper half."""
    dest, outs, values, ins = split(list(instruction.operands))
    read = [integer(each) for each in values]
    carries = [predicate(each) for each in ins] if 'X' in instruction.modifiers else []

    def act(warp, active):
        total = np.zeros(32, U64)
        for each, name in zip(read, values):
            v = np.asarray(each(warp), U32).astype(U64)
            if name[0] == '-' and outs:  # a carry is that of adding the complement and one
                v = np.where(v == 0, U64(1 << 32), v)
            total = total + v
        for each in carries:
            total = total + np.asarray(each(warp)).astype(U64)
        for n, out in enumerate(outs):
            put_predicate(warp, out, (total >> U64(32 + n)) & U64(1) != 0 if n else
                          total >> U64(32) != 0, active)
        put(warp, dest, total.astype(U32), active)
    return act


def multiply(instruction):
    """IMAD in all its forms."""
    m = instruction.modifiers
    dest, outs, values, ins = split(list(instruction.operands))
    if 'WIDE' in m or 'HI' in m:
        signed = 'U32' not in m
        a, b = (integer(each) for each in values[:2])
        c = pair(values[2]) if values[2][0] != 'c' or 'WIDE' in m else integer(values[2])
        high = 'HI' in m

        def act(warp, active):
            x, y = (np.broadcast_to(wide(each(warp), signed), 32) for each in (a, b))
            addend = np.broadcast_to(c(warp), 32).astype(U64)
            total = x * y + addend
            if outs:
                put_predicate(warp, outs[0], total < addend, active)
            if high:
                put(warp, dest, (total >> U64(32)).astype(U32), active)
            else:
                put_pair(warp, dest, total, active)
        return act
    a, b, c = (integer(each) for each in values)
    carry = predicate(ins[0]) if 'X' in m else None

    def plain(warp, active):
        total = (np.asarray(a(warp), U32) * np.asarray(b(warp), U32) + np.asarray(c(warp), U32))
        if carry is not None:
            total = total + carry(warp).astype(U32)
        put(warp, dest, total, active)
    return plain


def scale(instruction):
    """LEA: (a << shift) + b, or the upper half of that."""
    m = instruction.modifiers
    dest, outs, values, ins = split(list(instruction.operands))
    shift = int(values[-1], 16)
    carry = predicate(ins[0]) if 'X' in m else None
    a, b = integer(values[0]), integer(values[1])
    upper = integer(values[2]) if 'HI' in m and 'SX32' not in m else None

    def act(warp, active):
        low = np.broadcast_to(np.asarray(a(warp), U32), 32)
        if 'HI' in m:
            top = (np.where(low.view(I32) < 0, U32(FULL), U32(0)) if upper is None else
                   np.broadcast_to(np.asarray(upper(warp), U32), 32))
            both = top.astype(U64) << U64(32) | low.astype(U64)
            shifted = (both << U64(shift)) >> U64(32)
        else:
            shifted = low.astype(U64) << U64(shift) & U64(FULL)
        total = shifted + np.asarray(b(warp), U32).astype(U64)
        if carry is not None:
            total = total + carry(warp).astype(U64)
        if outs:
            put_predicate(warp, outs[0], total >> U64(32) != 0, active)
        put(warp, dest, total.astype(U32), active)
    return act


def shift(instruction):
    """SHF: a funnel of two registers."""
    m = instruction.modifiers
    dest, _, values, _ = split(list(instruction.operands))
    a, by, c = (integer(each) for each in values)

    def act(warp, active):
        s = np.broadcast_to(np.asarray(by(warp), U32), 32).astype(U64)
        s = s & U64(31) if 'W' in m else np.minimum(s, U64(63 if '64' in str(m) else 32))
        low = np.broadcast_to(np.asarray(a(warp), U32), 32).astype(U64)
        top = np.broadcast_to(np.asarray(c(warp), U32), 32)
        if 'R' in m and 'HI' in m:
            result = (top.view(I32).astype(np.int64) >> s.astype(np.int64)).astype(U64) \
                if m[1] == 'S32' or m[1] == 'S64' else top.astype(U64) >> s
        elif 'R' in m:
            result = (top.astype(U64) << U64(32) | low) >> s
        elif 'HI' in m:
            result = ((top.astype(U64) << U64(32) | low) << s) >> U64(32)
        else:
            result = low << s
        put(warp, dest, result.astype(U32), active)
    return act


def logic(instruction):
    """LOP3: any function of three bits."""
    dest, outs, values, ins = split(list(instruction.operands))
    table = int(values[3], 16)
    read = [integer(each) for each in values[:3]]

    def act(warp, active):
        x = [np.asarray(each(warp), U32) for each in read]
        result = np.zeros(32, U32)
        for n in range(8):
            if table >> n & 1:
                term = np.full(32, FULL, U32)
                for v, bit in zip(x, (4, 2, 1)):
                    term = term & (v if n & bit else ~v)
                result = result | term
        for out in outs:
            put_predicate(warp, out, (result != 0) | predicate(ins[0])(warp), active)
        put(warp, dest, result, active)
    return act


def predicate_logic(instruction):
    """PLOP3: two functions of three predicates."""
    names = instruction.operands
    read = [predicate(each) for each in names[2:5]]

    def act(warp, active):
        x = [each(warp) for each in read]
        for name, table in ((names[0], names[5]), (names[1], names[6])):
            if number(name) == 7:
                continue
            index = sum(np.asarray(v).astype(int) * weight for v, weight in zip(x, (4, 2, 1)))
            put_predicate(warp, name, (int(table, 16) >> index & 1) != 0, active)
    return act


def choose(instruction):
    """SEL and FSEL."""
    dest, _, values, ins = split(list(instruction.operands))
    reader = single if instruction.opcode == 'FSEL' else integer
    a, b = (reader(each) for each in values)
    which = predicate(ins[0])

    def act(warp, active):
        x, y = np.asarray(a(warp)), np.asarray(b(warp))
        put(warp, dest, np.where(which(warp), x, y).view(U32), active)
    return act


def least(instruction):
    """FMNMX, IMNMX, VIMNMX, VIADDMNMX: the least where the predicate is true, or the largest."""
    names = list(instruction.operands)
    opcode = instruction.opcode
    if opcode[0] == 'V':
        signed = int(names.pop()) & 1 != 0
    else:
        signed = 'U32' not in instruction.modifiers
    dest, _, values, ins = split(names)
    reader = single if opcode == 'FMNMX' else integer
    read = [reader(each) for each in values]
    which = predicate(ins[0])

    def act(warp, active):
        x = [np.broadcast_to(np.asarray(each(warp)), 32) for each in read]
        if opcode == 'VIADDMNMX':
            x = [x[0] + x[1], x[2]]
        if opcode != 'FMNMX' and signed:
            x = [each.view(I32) for each in x]
        small, large = (np.fmin, np.fmax) if opcode == 'FMNMX' else (np.minimum, np.maximum)
        put(warp, dest, np.where(which(warp), small(*x), large(*x)).view(U32), active)
    return act


def magnitude(instruction):
    """IABS."""
    dest, a = number(instruction.operands[0]), integer(instruction.operands[1])
    return lambda warp, active: put(
        warp, dest, np.abs(np.asarray(a(warp), U32).view(I32)).view(U32), active)


def count_bits(instruction):
    """POPC."""
    dest, a = number(instruction.operands[0]), integer(instruction.operands[1])
    return lambda warp, active: put(
        warp, dest, np.array([int(v).bit_count() for v in
                              np.broadcast_to(np.asarray(a(warp)), 32)], U32), active)


def permute(instruction):
    """PRMT: four of the eight bytes of two registers."""
    dest, _, values, _ = split(list(instruction.operands))
    a, which, b = (integer(each) for each in values)

    def act(warp, active):
        both = (np.broadcast_to(np.asarray(b(warp), U32), 32).astype(U64) << U64(32) |
                np.broadcast_to(np.asarray(a(warp), U32), 32).astype(U64))
        chosen = np.broadcast_to(np.asarray(which(warp), U32), 32)
        result = np.zeros(32, U64)
        for byte in range(4):
            place = (chosen >> U32(4 * byte) & U32(7)).astype(U64) * U64(8)
            result |= (both >> place & U64(255)) << U64(8 * byte)
        put(warp, dest, result.astype(U32), active)
    return act


def halves(instruction):
    """HFMA2.MMA of zeros: two half precision constants in one register."""
    dest = number(instruction.operands[0])
    high, low = (int(np.float16(float(each)).view(np.uint16)) for each in instruction.operands[3:5])
    if instruction.operands[1:3] != ['-RZ', 'RZ']:
        return alu.unknown(instruction)
    return lambda warp, active: put(warp, dest, U32(high << 16 | low), active)


OPERATIONS = {
    'IADD3': add, 'VIADD': add, 'IMAD': multiply, 'LEA': scale, 'SHF': shift, 'LOP3': logic,
    'PLOP3': predicate_logic, 'SEL': choose, 'FSEL': choose, 'FMNMX': least, 'IMNMX': least,
    'VIMNMX': least, 'VIADDMNMX': least,
    'IABS': magnitude, 'POPC': count_bits,
    'PRMT': permute, 'HFMA2': halves,
}
