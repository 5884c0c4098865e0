"""Memory, special and uniform registers, and what lanes give one another."""
import re

import numpy as np

import alu

LANES = 32


def words_of(modifiers):
    return 4 if '128' in modifiers else 2 if '64' in modifiers else 1


def address(text):
    """[R2.64+UR4+0x10] and the like: a function that gives one address per lane."""
    parts = re.split(r'(?=[+-])', text.strip('[]'))
    read, offset = [], 0
    for part in parts:
        part = part.lstrip('+')
        if re.match(r'-?0x', part):
            offset += int(part, 16)
        elif part.endswith('.64'):
            read.append(alu.pair(part))
        elif part.endswith('.U32'):
            read.append(alu.raw(part[:-4]))
        else:
            read.append(alu.raw(part))

    def at(warp):
        total = np.full(LANES, offset, np.int64)
        for each in read:
            total = total + np.asarray(each(warp)).astype(np.int64)
        return total
    return at


def note(warp, instruction, places, words):
    """Counts 32-byte sectors of global memory, or how often shared memory is gone to."""
    block = warp.block
    at = instruction.at
    if instruction.opcode in ('LDS', 'STS', 'ATOMS'):
        banks = {}
        for place in places:
            for word in range(words):
                banks.setdefault((place // 4 + word) % 32, set()).add(place // 4 + word)
        block.conflicts[at] += max(map(len, banks.values()))
    else:
        block.sectors[at] += len({place // 32 for place in places} |
                                 {(place + 4 * words - 1) // 32 for place in places})


def load(instruction):
    """LDS, LDG, LD."""
    dest, where = alu.number(instruction.operands[0]), address(instruction.operands[1])
    words = words_of(instruction.modifiers)
    shared = instruction.opcode == 'LDS'
    byte = 'U8' in instruction.modifiers

    def act(warp, active):
        places = where(warp)
        lanes = [i for i in range(LANES) if active >> i & 1]
        memory = warp.block.memory
        for i in lanes:
            place = int(places[i]) + (SHARED if shared else 0)
            if byte:
                warp.r[dest, i] = memory.load_byte(place)
            elif dest != 255:
                warp.r[dest:dest + words, i] = memory.load(place, words)
        note(warp, instruction, [int(places[i]) for i in lanes], words)
    return act


def store(instruction):
    """STS, STG, ST."""
    where, source = address(instruction.operands[0]), alu.number(instruction.operands[1])
    words = words_of(instruction.modifiers)
    shared = instruction.opcode == 'STS'

    def act(warp, active):
        places = where(warp)
        lanes = [i for i in range(LANES) if active >> i & 1]
        for i in lanes:
            values = (warp.r[source:source + words, i] if source != 255 else
                      np.zeros(words, np.uint32))
            warp.block.memory.store(int(places[i]) + (SHARED if shared else 0), values)
        note(warp, instruction, [int(places[i]) for i in lanes], words)
    return act


def copy(instruction):
    """LDGSTS: from global to shared memory."""
    to, source = (address(each) for each in instruction.operands[:2])
    words = words_of(instruction.modifiers)

    def act(warp, active):
        into, places = to(warp), source(warp)
        lanes = [i for i in range(LANES) if active >> i & 1]
        for i in lanes:
            memory = warp.block.memory
            memory.store(int(into[i]) + SHARED, memory.load(int(places[i]), words).copy())
        note(warp, instruction, [int(places[i]) for i in lanes], words)
    return act


def atomic(instruction):
    """ATOMS: in shared memory."""
    dest, where = alu.number(instruction.operands[0]), address(instruction.operands[1])
    source = alu.number(instruction.operands[2])
    kind = instruction.modifiers[0]
    combine = {'OR': lambda a, b: a | b, 'MIN': lambda a, b: min(np.int32(a), np.int32(b)),
               'ADD': lambda a, b: a + b}[kind]

    def act(warp, active):
        places = where(warp)
        for i in range(LANES):
            if active >> i & 1:
                place = int(places[i]) + SHARED
                old = warp.block.memory.load(place, 1).copy()
                new = combine(old.view(np.int32)[0], warp.r[source, i].view(np.int32))
                warp.block.memory.store(place, np.array([new], np.int32).view(np.uint32))
                if dest != 255:
                    warp.r[dest, i] = old[0]
    return act


def special(warp, name):
    block = warp.block
    values = {
        'SR_TID.X': 32 * warp.number + warp.lanes, 'SR_LANEID': warp.lanes,
        'SR_CTAID.X': block.index, 'SR_CgaCtaId': 0, 'SR_SWINHI': SHARED >> 32, 'SRZ': 0,
    }
    if name not in values:
        raise RuntimeError(f'special register {name}')
    return values[name]


def read_special(instruction):
    """S2R, CS2R."""
    dest, name = alu.number(instruction.operands[0]), instruction.operands[1]
    both = instruction.opcode == 'CS2R' and '32' not in instruction.modifiers

    def act(warp, active):
        value = np.broadcast_to(np.asarray(special(warp, name), np.uint32), LANES)
        alu.put(warp, dest, value, active)
        if both:
            alu.put(warp, dest + 1, np.zeros(LANES, np.uint32), active)
    return act


def move(instruction):
    """MOV."""
    dest, source = alu.number(instruction.operands[0]), alu.integer(instruction.operands[1])
    return lambda warp, active: alu.put(warp, dest, source(warp), active)


def constant(instruction):
    """LDC, ULDC."""
    where = re.fullmatch(r'c\[0x0\]\[(.*)\]', instruction.operands[1])[1]
    at = 0 if where == 'RZ' else int(where, 16)
    dest = instruction.operands[0]
    words = words_of(instruction.modifiers)

    def act(warp, active):
        for n in range(words):
            value = warp.block.constants.word(at + 4 * n)
            if dest[0] == 'U':
                warp.ur[alu.number(dest) + n] = int(value)
            else:
                alu.put(warp, alu.number(dest) + n, value, active)
    return act


def shuffle(instruction):
    """SHFL of all lanes: by exclusive or, or from a lane."""
    dest = alu.number(instruction.operands[1])
    source, by = (alu.integer(each) for each in instruction.operands[2:4])
    kind = instruction.modifiers[0]

    def act(warp, active):
        values = np.broadcast_to(source(warp), LANES)
        lane = np.broadcast_to(np.asarray(by(warp), np.uint32), LANES)
        chosen = {'BFLY': warp.lanes ^ lane, 'IDX': lane % 32}[kind]
        alu.put(warp, dest, values[chosen.astype(int)], active)
        alu.put_predicate(warp, instruction.operands[0], np.ones(LANES, bool), active)
    return act


def vote(instruction):
    """VOTE.ANY, VOTEU.ANY: which lanes of those that take part have a predicate."""
    names = instruction.operands
    values = [each for each in names if not alu.is_predicate(each)]
    outs = [each for each in names if alu.is_predicate(each)]
    read = alu.predicate(outs.pop())

    def act(warp, active):
        found = alu.bits(np.broadcast_to(read(warp), LANES)) & active
        for name in values:
            if name[0] == 'U':
                warp.ur[alu.number(name)] = found
            else:
                alu.put(warp, alu.number(name), np.uint32(found), active)
        for name in outs:
            alu.put_predicate(warp, name, np.full(LANES, found != 0), active)
    return act


def reduce(instruction):
    """REDUX."""
    dest, source = alu.number(instruction.operands[0]), alu.number(instruction.operands[1])
    kind = instruction.modifiers[0]

    def act(warp, active):
        values = warp.r[source][alu.lanes_of(active)]
        result = {'OR': lambda: np.bitwise_or.reduce(values),
                  'MIN': lambda: values.view(np.int32).min().view(np.uint32)}[kind]()
        warp.ur[dest] = int(result)
    return act


def pack(instruction):
    """P2R: predicates as bits."""
    dest, keep = alu.number(instruction.operands[0]), alu.integer(instruction.operands[2])
    mask = int(instruction.operands[3], 16)

    def act(warp, active):
        value = np.zeros(LANES, np.uint32)
        for n in range(7):
            value |= warp.p[n].astype(np.uint32) << np.uint32(n)
        alu.put(warp, dest, value & np.uint32(mask) | keep(warp) & np.uint32(~mask & 0xffffffff),
                active)
    return act


def unpack(instruction):
    """R2P."""
    source, mask = alu.number(instruction.operands[1]), int(instruction.operands[2], 16)

    def act(warp, active):
        for n in range(7):
            if mask >> n & 1:
                alu.put_predicate(warp, f'P{n}', warp.r[source] >> np.uint32(n) & 1 != 0, active)
    return act


SHARED = 0x7f00 << 32

OPERATIONS = {
    'LDS': load, 'LDG': load, 'LD': load, 'STS': store, 'STG': store, 'ST': store, 'LDGSTS': copy,
    'ATOMS': atomic, 'S2R': read_special, 'CS2R': read_special, 'MOV': move, 'LDC': constant,
    'ULDC': constant, 'SHFL': shuffle, 'VOTE': vote, 'VOTEU': vote, 'REDUX': reduce, 'P2R': pack,
    'R2P': unpack,
}
