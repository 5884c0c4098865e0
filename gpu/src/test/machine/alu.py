"""What instructions compute: for each a function of a warp and the lanes that take part.

Meanings are those of the CUDA binary utilities' table of instructions and of what the assembler
makes of PTX whose meaning is documented; a form that is not here is an error.
"""
import functools
import re

import numpy as np

import transfers

FULL = (1 << 32) - 1
U32, I32, F32, F64 = np.uint32, np.int32, np.float32, np.float64
WEIGHTS = (1 << np.arange(32, dtype=np.uint64))


def number(name):
    """Of a register; 255, or 63, is always 0."""
    name = name.strip('!-|~')
    if name in ('RZ', 'URZ'):
        return 255 if name == 'RZ' else 63
    if name in ('PT', 'UPT'):
        return 7
    return int(re.sub(r'\D', '', name.split('.')[0]))


def bits(lanes):
    return int(WEIGHTS[lanes].sum())


@functools.lru_cache(maxsize=None)
def lanes_of(mask):
    return np.array([mask >> i & 1 for i in range(32)], bool)


def put(warp, register, values, active):
    if register == 255:
        return
    if active == FULL:
        warp.r[register] = values
    else:
        np.copyto(warp.r[register], np.asarray(values, U32), where=lanes_of(active))


def put_pair(warp, register, values, active):
    """64-bit values, as uint64."""
    if register != 255:
        put(warp, register, values.astype(U32), active)
        put(warp, register + 1, (values >> np.uint64(32)).astype(U32), active)


def put_predicate(warp, name, values, active):
    register = number(name)
    if name[0] == 'U':
        if register != 7:
            warp.up[register] = bool(values)
    elif register != 7:
        np.copyto(warp.p[register], values, where=lanes_of(active))


def predicate(name):
    negated, register = name[0] == '!', number(name)
    if name.lstrip('!')[0] == 'U':
        return lambda warp: warp.up[register] != negated
    return lambda warp: warp.p[register] != negated


def is_predicate(name):
    return re.fullmatch(r'!?U?P(\d|T)', name) is not None


def literal(text, kind):
    """An immediate as the 32 bits that it stands for; 64 for doubles, whose upper half it is."""
    if re.fullmatch(r'-?0x[0-9a-f]+', text):
        return int(text, 16) & FULL
    value = float(text.replace('INF', 'inf').replace('QNAN', 'nan').replace('SNAN', 'nan'))
    if kind == 'f64':
        return int(np.array(value, F64).view(np.uint64))
    return int(np.array(value, F32).view(U32))


def raw(text, kind='u32'):
    """Reads an operand as 32 bits per lane, without its signs."""
    text = text.strip('-|~!').split('.H')[0]
    constant = re.fullmatch(r'c\[0x0\]\[(.*)\]', text)
    if constant:
        at = int(constant[1], 16) if constant[1] != 'RZ' else 0
        return lambda warp: warp.block.constants.word(at)
    if re.fullmatch(r'(R\d+|RZ)(\.64)?', text):
        register = number(text)
        return lambda warp: warp.r[register]
    if re.fullmatch(r'(UR\d+|URZ)(\.64)?', text):
        register = number(text)
        return lambda warp: U32(warp.ur[register])
    value = U32(literal(text, kind))
    return lambda warp: value


def is_literal(text):
    return re.match(r'-?(0x|\d|[+-]?INF|[+-]?QNAN)', text) is not None


def integer(text):
    """An operand with its sign, modulo 2^32."""
    if is_literal(text):
        value = U32(literal(text, 'u32'))
        return lambda warp: value
    read = raw(text)
    if text[0] == '-':
        return lambda warp: (~read(warp) + U32(1))
    if text[0] == '~':
        return lambda warp: ~read(warp)
    return read


def single(text):
    """An operand in single precision."""
    if is_literal(text):
        value = U32(literal(text, 'f32')).view(F32)
        return lambda warp: value
    read = raw(text)
    magnitude, negated = '|' in text, text[0] == '-'

    def value(warp):
        v = read(warp).view(F32)
        v = np.abs(v) if magnitude else v
        return -v if negated else v
    return value


def pair(text):
    """An operand of two registers, as uint64."""
    constant = re.fullmatch(r'c\[0x0\]\[(.*)\]', text)
    if constant:
        at = int(constant[1], 16)
        return lambda warp: np.uint64(int(warp.block.constants.word(at)) |
                                      int(warp.block.constants.word(at + 4)) << 32)
    register = number(text)
    if text.strip('-|~')[0] == 'U':
        return lambda warp: np.uint64(warp.ur[register] | warp.ur[register + 1] << 32)
    if register == 255:
        return lambda warp: np.zeros(32, np.uint64)
    return lambda warp: (warp.r[register].astype(np.uint64) |
                         warp.r[register + 1].astype(np.uint64) << np.uint64(32))


def double(text):
    """An operand in double precision."""
    if is_literal(text):
        value = F64(float(text.replace('INF', 'inf').replace('QNAN', 'nan')))
        return lambda warp: value
    read = pair(text)
    magnitude, negated = '|' in text, text[0] == '-'

    def value(warp):
        v = read(warp).view(F64)
        v = np.abs(v) if magnitude else v
        return -v if negated else v
    return value


def rounded(exact, modifiers):
    """A double to single precision, in the direction of the modifiers."""
    result = exact.astype(F32)
    if 'RM' in modifiers:
        return np.where(result > exact, np.nextafter(result, F32(-np.inf)), result)
    if 'RP' in modifiers:
        return np.where(result < exact, np.nextafter(result, F32(np.inf)), result)
    if 'SAT' in modifiers:
        return np.clip(result, F32(0), F32(1))
    return result


COMPARE = {
    'LT': np.less, 'LE': np.less_equal, 'GT': np.greater, 'GE': np.greater_equal,
    'EQ': np.equal, 'NE': lambda a, b: (a < b) | (a > b),
    'LTU': lambda a, b: ~(a >= b), 'LEU': lambda a, b: ~(a > b), 'GTU': lambda a, b: ~(a <= b),
    'GEU': lambda a, b: ~(a < b), 'NEU': np.not_equal, 'EQU': lambda a, b: ~((a < b) | (a > b)),
    'NAN': lambda a, b: np.isnan(a) | np.isnan(b), 'NUM': lambda a, b: ~(np.isnan(a) | np.isnan(b)),
}


def combined(first, second, modifiers):
    return first | second if 'OR' in modifiers else first & second


def compare(instruction, reader):
    """ISETP, FSETP, DSETP."""
    names, m = instruction.operands, instruction.modifiers
    a, b = reader(names[2]), reader(names[3])
    also = predicate(names[4])
    relation = COMPARE[m[0]] if m[0] in COMPARE else COMPARE[m[1]]
    low = predicate(names[5]) if 'EX' in m else None

    def act(warp, active):
        x, y = a(warp), b(warp)
        if reader is integer and 'U32' not in m:
            x, y = x.view(I32), y.view(I32)
        if reader is integer and m[0] == 'NE':
            result = x != y
        else:
            result = relation(x, y)
        if low is not None:  # the upper halves, of which equal ones leave it to the lower ones
            strict = {'GE': 'GT', 'LE': 'LT'}.get(m[0], m[0])
            equal = x == y
            result = (np.where(equal, low(warp), x != y) if m[0] == 'NE' else
                      equal & low(warp) if m[0] == 'EQ' else
                      np.where(equal, low(warp), COMPARE[strict](x, y)))
        other = also(warp)
        put_predicate(warp, names[0], combined(result, other, m), active)
        if number(names[1]) != 7:
            put_predicate(warp, names[1], combined(~result, other, m), active)
    return act


def float_operation(instruction):
    """FADD, FMUL, FFMA; exact in double precision, then rounded once."""
    names, m = instruction.operands, instruction.modifiers
    dest = number(names[0])
    read = [single(each) for each in names[1:]]
    kind = instruction.opcode

    def act(warp, active):
        v = [np.asarray(each(warp)).astype(F64) for each in read]
        exact = v[0] + v[1] if kind == 'FADD' else v[0] * v[1]
        if kind == 'FFMA':
            exact = exact + v[2]
        put(warp, dest, np.broadcast_to(rounded(exact, m), 32).view(U32)
            if exact.ndim else U32(rounded(exact, m).view(U32)), active)
    return act


def double_operation(instruction):
    """DADD, DMUL, DFMA; the product of the last in extended precision."""
    names = instruction.operands
    dest = number(names[0])
    read = [double(each) for each in names[1:]]
    kind = instruction.opcode

    def act(warp, active):
        v = [each(warp) for each in read]
        if kind == 'DFMA':
            wide = np.longdouble
            result = (np.asarray(v[0], wide) * np.asarray(v[1], wide) + v[2]).astype(F64)
        else:
            result = v[0] + v[1] if kind == 'DADD' else v[0] * v[1]
        put_pair(warp, dest, np.broadcast_to(np.asarray(result, F64), 32).view(np.uint64), active)
    return act


def operation(instruction):
    """The function of one instruction."""
    opcode = instruction.opcode
    if opcode in ('ISETP', 'FSETP', 'DSETP'):
        return compare(instruction, {'I': integer, 'F': single, 'D': double}[opcode[0]])
    if opcode in ('FADD', 'FMUL', 'FFMA'):
        return float_operation(instruction)
    if opcode in ('DADD', 'DMUL', 'DFMA'):
        return double_operation(instruction)
    import conversions
    import integers
    import uniform
    for table in (integers.OPERATIONS, conversions.OPERATIONS, transfers.OPERATIONS,
                  uniform.OPERATIONS):
        if opcode in table:
            return table[opcode](instruction)
    return unknown(instruction)


def unknown(instruction):
    """Fails when it is reached, not before: most of a kernel for everything never is."""
    def act(warp, active):
        raise RuntimeError(f'{instruction.at:#x}: {instruction.name} {instruction.operands}')
    return act
