"""Warps that execute machine code, and the memory that they see.

The lanes of a warp go on together; where they part, BSSY and BSYNC say where they meet again, as on
the device. Warps of a block take turns at its barriers. Counts are of warp instructions issued.
"""
import collections

import numpy as np

import alu

LANES = 32
SHARED_BASE = 0x400
SHARED_WINDOW = 0x7f00 << 32
FULL = (1 << LANES) - 1


class Memory:
    """Allocations of device memory, and the shared memory of one block."""

    def __init__(self, allocations, shared_bytes):
        self.allocations = sorted(allocations, key=lambda each: each[0])
        self.shared = np.full((SHARED_BASE + shared_bytes + 64) // 4 * 4, 255, np.uint8)

    def place(self, address, size):
        """Where an address is: the bytes, and the offset in them."""
        if address >> 48 == 0 and address >> 32 == SHARED_WINDOW >> 32:
            offset = address - SHARED_WINDOW
            if SHARED_BASE <= offset and offset + size <= len(self.shared):
                return self.shared, offset
            raise RuntimeError(f'outside of shared memory: {offset:#x}')
        for start, data in self.allocations:
            if start <= address and address + size <= start + len(data):
                return data, address - start
        raise RuntimeError(f'no memory at {address:#x}')

    def load(self, address, words):
        data, at = self.place(address, 4 * words)
        return data[at:at + 4 * words].view(np.uint32)

    def load_byte(self, address):
        data, at = self.place(address, 1)
        return int(data[at])

    def store(self, address, values):
        data, at = self.place(address, 4 * len(values))
        data[at:at + 4 * len(values)].view(np.uint32)[:] = values


class Group:
    """Lanes that go on together."""

    def __init__(self, at, mask):
        self.at = at
        self.mask = mask


class Warp:
    def __init__(self, block, number):
        self.block = block
        self.number = number
        self.r = np.zeros((256, LANES), np.uint32)
        self.p = np.zeros((8, LANES), bool)
        self.p[7] = True
        self.ur = [0] * 64
        self.up = [False] * 7 + [True]
        self.joins = {}
        self.ready = [Group(0, FULL)]
        self.waiting = collections.defaultdict(int)
        self.at_barrier = 0
        self.barrier_from = None
        self.alive = FULL
        self.lanes = np.arange(LANES)

    def run(self):
        """Until all lanes that are left wait at a barrier of the block."""
        while self.ready:
            group = self.ready.pop()
            while group is not None:
                group = self.step(group)
            if not self.ready:
                self.join_rest()
        return self.alive != 0

    def join_rest(self):
        """Releases lanes that wait for others of which some have ended."""
        for (kind, at), mask in list(self.waiting.items()):
            wanted = self.joins[kind][0] if kind in self.joins else self.alive
            if mask and mask == wanted & self.alive:
                self.release(kind, at)
                return

    def release(self, kind, at):
        mask = self.waiting.pop((kind, at))
        self.ready.append(Group(self.joins[kind][1] if kind in self.joins else at, mask))

    def step(self, group):
        block = self.block
        at = group.at
        instruction = block.program[at]
        mask = group.mask
        block.counts[at] += 1
        if instruction.guard is not None:
            register, negated = instruction.guard
            if register[0] == 'U':
                taken = self.up[alu.number(register)] != negated
                active = mask if taken else 0
            else:
                active = mask & alu.bits(self.p[alu.number(register)] != negated)
        else:
            active = mask
        control = CONTROL.get(instruction.opcode)
        if control is not None:
            return control(self, group, instruction, active)
        if active:
            block.operations[at](self, active)
        group.at = at + 16
        return group

    # What lanes do about where they go on; each returns the group that goes on, or none.

    def branch(self, group, instruction, active):
        target = int(instruction.operands[-1], 16)
        if 'DIV' in instruction.modifiers:
            if group.mask != self.alive:
                return self.wait_for(group, 'together', self.alive, group.at, instruction)
            group.at += 16
            return group
        if len(instruction.operands) > 1:
            active &= self.condition(instruction.operands[0])
        rest = group.mask & ~active
        if rest == 0:
            group.at = target
            return group
        if active:
            self.ready.append(Group(target, active))
        group.mask = rest
        group.at += 16
        return group

    def condition(self, name):
        negated = name[0] == '!'
        name = name.lstrip('!')
        if name[0] == 'U':
            return FULL if self.up[alu.number(name)] != negated else 0
        return alu.bits(self.p[alu.number(name)] != negated)

    def join(self, group, instruction, active):
        """BSSY: lanes that are here meet again where it says."""
        self.joins[instruction.operands[0]] = [group.mask, int(instruction.operands[1], 16)]
        group.at += 16
        return group

    def meet(self, group, instruction, active):
        """BSYNC."""
        name = instruction.operands[0]
        rest = group.mask & ~active
        if active:
            key = (name, 0)
            self.waiting[key] |= active
            if self.waiting[key] == self.joins[name][0] & self.alive:
                self.release(name, 0)
        if rest:
            group.mask = rest
            group.at += 16
            return group
        return None

    def leave(self, group, instruction, active):
        """BREAK: these lanes are not waited for."""
        name = instruction.operands[0]
        self.joins[name][0] &= ~active
        key = (name, 0)
        if self.waiting[key] and self.waiting[key] == self.joins[name][0] & self.alive:
            self.release(name, 0)
        group.at += 16
        return group

    def wait_for(self, group, kind, wanted, at, instruction):
        key = (kind, at)
        self.waiting[key] |= group.mask
        if self.waiting[key] == wanted & self.alive:
            self.release(kind, at)
        return None

    def together(self, group, instruction, active):
        """WARPSYNC of all lanes."""
        if group.mask == self.alive:
            group.at += 16
            return group
        return self.wait_for(group, 'together', self.alive, group.at + 16, instruction)

    def barrier(self, group, instruction, active):
        self.at_barrier |= group.mask
        self.barrier_from = group.at + 16
        return None

    def end(self, group, instruction, active):
        self.alive &= ~active
        group.mask &= ~active
        group.at += 16
        return group if group.mask else None

    def call(self, group, instruction, active):
        group.at = int(instruction.operands[-1], 16)
        return group

    def back(self, group, instruction, active):
        register = alu.number(instruction.operands[0].split()[0])
        lane = (group.mask & -group.mask).bit_length() - 1
        group.at = int(self.r[register][lane])
        return group

    def nothing(self, group, instruction, active):
        group.at += 16
        return group


CONTROL = {
    'BRA': Warp.branch, 'BSSY': Warp.join, 'BSYNC': Warp.meet, 'BREAK': Warp.leave,
    'WARPSYNC': Warp.together, 'BAR': Warp.barrier, 'EXIT': Warp.end, 'CALL': Warp.call,
    'RET': Warp.back, 'NOP': Warp.nothing, 'YIELD': Warp.nothing, 'NANOSLEEP': Warp.nothing,
    'LDGDEPBAR': Warp.nothing, 'DEPBAR': Warp.nothing, 'ENDCOLLECTIVE': Warp.nothing,
    'MEMBAR': Warp.nothing,
}


class Block:
    """One block of a launch."""

    def __init__(self, program, constants, memory, threads, index):
        self.program = program
        self.constants = constants
        self.memory = memory
        self.threads = threads
        self.index = index
        self.counts = collections.Counter()
        self.sectors = collections.Counter()
        self.conflicts = collections.Counter()
        self.operations = {at: alu.operation(each) for at, each in program.items()
                           if each.opcode not in CONTROL}

    def run(self):
        warps = [Warp(self, n) for n in range(self.threads // LANES)]
        while warps:
            warps = [warp for warp in warps if warp.run()]
            for warp in warps:
                if warp.at_barrier != warp.alive:
                    raise RuntimeError('lanes wait for ever')
                warp.ready.append(Group(warp.barrier_from, warp.at_barrier))
                warp.at_barrier = 0
