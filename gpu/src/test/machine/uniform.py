"""Registers that all lanes of a warp share."""
import numpy as np

import alu
from transfers import special


def uniform(instruction):
    """Uniform registers: the instruction without its U, on one value."""
    name = instruction.opcode
    operands = instruction.operands
    if name == 'S2UR':
        return lambda warp, active: warp.ur.__setitem__(
            alu.number(operands[0]), int(np.max(special(warp, operands[1]))))
    if name == 'R2UR':
        dest, source = alu.number(operands[0]), alu.number(operands[1])
        return lambda warp, active: warp.ur.__setitem__(
            dest, int(warp.r[source][(active & -active).bit_length() - 1]))

    def value(text):
        read = alu.integer(text)
        return lambda warp: int(read(warp)) & 0xffffffff
    if name == 'UMOV':
        source = value(operands[1])
        return lambda warp, active: warp.ur.__setitem__(alu.number(operands[0]), source(warp))
    dest = alu.number(operands[0])
    outs = [each for each in operands[1:3] if alu.is_predicate(each) and each[0] == 'U']
    values = [each for each in operands[1:] if not alu.is_predicate(each)]
    ins = [each for each in operands[1 + len(outs):] if alu.is_predicate(each)]
    carry = alu.predicate(ins[0]) if 'X' in instruction.modifiers else lambda warp: False
    if name in ('UIADD3', 'ULEA'):
        shift = int(values.pop(), 16) if name == 'ULEA' else 0
        read = [value(each) for each in values]

        def total(warp, active):
            x = [each(warp) for each in read]
            if name == 'UIADD3':
                x = [v or (1 << 32 if text[0] == '-' and outs else 0)
                     for v, text in zip(x, values)]
                result = sum(x)
            elif 'HI' in instruction.modifiers:
                top = (x[2] if 'SX32' not in instruction.modifiers else
                       0xffffffff if x[0] >> 31 else 0)
                result = ((top << 32 | x[0]) << shift & (1 << 64) - 1) >> 32
                result += x[1]
            else:
                result = (x[0] << shift & 0xffffffff) + x[1]
            result += bool(carry(warp))
            for out in outs:
                alu.put_predicate(warp, out, result >> 32 != 0, active)
            warp.ur[dest] = result & 0xffffffff
        return total
    if name == 'USHF':
        m = instruction.modifiers
        a, by, top = (value(each) for each in operands[1:4])

        def funnel(warp, active):
            both = top(warp) << 32 | a(warp)
            if m[0] == 'L':
                result = both << by(warp) >> (32 if 'HI' in m else 0)
            elif 'HI' in m:
                result = (int(np.uint32(top(warp)).view(np.int32)) if m[1][0] == 'S' else
                          top(warp)) >> by(warp)
            else:
                result = both >> by(warp)
            warp.ur[dest] = result & 0xffffffff
        return funnel
    if name == 'UIMAD' and not {'WIDE', 'HI', 'X'} & set(instruction.modifiers):
        read = [value(each) for each in operands[1:4]]
        return lambda warp, active: warp.ur.__setitem__(
            dest, (read[0](warp) * read[1](warp) + read[2](warp)) & 0xffffffff)
    if name == 'UFLO':
        source = value(operands[1])
        return lambda warp, active: warp.ur.__setitem__(dest, source(warp).bit_length() - 1)
    if name == 'UISETP' and len(operands) == 5:
        a, b, also = value(operands[2]), value(operands[3]), alu.predicate(operands[4])
        relation = alu.COMPARE[instruction.modifiers[0]]
        sign = 'U32' not in instruction.modifiers

        def act(warp, active):
            x, y = (np.uint32(each(warp)) for each in (a, b))
            x, y = (x.view(np.int32), y.view(np.int32)) if sign else (x, y)
            result = x != y if instruction.modifiers[0] == 'NE' else relation(x, y)
            alu.put_predicate(warp, operands[0], result and also(warp), active)
        return act
    return alu.unknown(instruction)


OPERATIONS = {name: uniform for name in (
    'S2UR', 'R2UR', 'UMOV', 'UIADD3', 'ULEA', 'USHF', 'UFLO', 'UISETP', 'UIMAD')}
