#!/usr/bin/env python3
"""Counts the warp instructions of one presentation, by executing the machine code of a launch.

usage: count.py LAUNCH CUBIN [--kernel NAME] [--nvdisasm PATH] [--short N] [--long N] [--check]

LAUNCH is what the emulation has written of a launch of one network (README.md here): all device
memory before and after, and the arguments. CUBIN is what ptxas makes of the PTX that is shipped.
The kernel is executed twice, with N and with more presentations; the difference, by the number of
presentations, is what one takes, without what a launch begins and ends with. --check compares the
memory that execution leaves with what the emulation left.
"""
import argparse
import collections
import re
import subprocess

import numpy as np

import listing
import machine

PARAMETERS = {'sm_80': 0x160, 'sm_86': 0x160, 'sm_89': 0x160, 'sm_90': 0x210}
PRESENTATIONS = 7  # which argument tells how many


class Constants:
    """Constant bank 0: sizes of the launch, the stack pointer, arguments."""

    def __init__(self, threads, blocks, arguments, at):
        self.words = {0: threads, 4: 1, 8: 1, 0xc: blocks, 0x10: 1, 0x14: 1, 0x28: 0}
        for value, size in arguments:
            at = (at + size - 1) // size * size
            self.words[at] = value & 0xffffffff
            if size == 8:
                self.words[at + 4] = value >> 32
            at += size

    def word(self, at):
        return np.uint32(self.words.get(at, 0))


class Launch:
    """A file written by the emulation."""

    def __init__(self, path):
        self.before, self.after, self.arguments = [], [], []
        with open(path, 'rb') as file:
            name, grid, block, shared = file.readline().split()[1:]
            self.kernel, self.blocks = name.decode(), int(grid)
            self.threads, self.shared = int(block), int(shared)
            for line in iter(file.readline, b''):
                what, first, second = line.split()
                if what == b'argument':
                    self.arguments.append((int(first), int(second)))
                else:
                    data = np.frombuffer(file.read(int(second)), np.uint8)
                    (self.before if what == b'before' else self.after).append((int(first), data))

    def execute(self, program, presentations, architecture):
        arguments = list(self.arguments)
        arguments[PRESENTATIONS] = (presentations, 4)
        memory = machine.Memory([(at, data.copy()) for at, data in self.before], self.shared)
        constants = Constants(self.threads, self.blocks, arguments, PARAMETERS[architecture])
        block = machine.Block(program, constants, memory, self.threads, 0)
        block.run()
        return block


def difference(launch, memory):
    """Words that execution and the emulation left otherwise, and the largest deviation as floats."""
    changed = different = 0
    worst = 0.0
    before = dict(launch.before)
    for (at, wanted), (_, found) in zip(sorted(launch.after, key=lambda each: each[0]),
                                        memory.allocations):
        if len(wanted) % 4:
            continue
        a, b = wanted.view(np.uint32), found.view(np.uint32)
        changed += int((a != before[at].view(np.uint32)).sum())
        where = a != b
        different += int(where.sum())
        if where.any():
            x, y = (v[where].view(np.float32).astype(float) for v in (a, b))
            near = np.isfinite(x) & np.isfinite(y) & (np.abs(x) < 1e6)
            if near.any():
                worst = max(worst, float(np.abs(x - y)[near].max()))
    return changed, different, worst


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('launch')
    parser.add_argument('cubin')
    parser.add_argument('--kernel')
    parser.add_argument('--nvdisasm', default='nvdisasm')
    parser.add_argument('--short', type=int, default=4)
    parser.add_argument('--long', type=int, default=12)
    parser.add_argument('--architecture', default='sm_90')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--by', choices=['opcode', 'address'])
    options = parser.parse_args()
    launch = Launch(options.launch)
    name = options.kernel or launch.kernel
    program = listing.kernel(options.cubin, name, options.architecture, options.nvdisasm)
    if options.check:
        given = launch.arguments[PRESENTATIONS][0]
        changed, different, worst = difference(
            launch, launch.execute(program, given, options.architecture).memory)
        print(f'{given} presentations: the emulation changed {changed} words; execution left '
              f'{different} otherwise, as floats by at most {worst:.3g}')
    short, long = (launch.execute(program, n, options.architecture)
                   for n in (options.short, options.long))
    presentations = options.long - options.short
    def per(which):
        return (sum(which(long).values()) - sum(which(short).values())) / presentations
    print(f'{name} for {options.architecture}, {len(program)} instructions, per presentation:')
    print(f'  {per(lambda b: b.counts):.0f} warp instructions')
    print(f'  {per(lambda b: b.sectors) * 32 / 1024:.1f} KiB in sectors of 32 bytes, of loads and '
          f'stores of global memory')
    print(f'  {per(lambda b: b.conflicts):.0f} accesses to shared memory, repeated for banks')
    if options.by:
        table = collections.Counter()
        for at, count in long.counts.items():
            key = program[at].opcode if options.by == 'opcode' else at
            table[key] += (count - short.counts[at]) / presentations
        rows = sorted(table.items(), key=(lambda x: x[0]) if options.by == 'address' else
                      (lambda x: -x[1]))
        for key, count in rows:
            text = (f'{key:#x} {program[key].name} {", ".join(program[key].operands)}'
                    if options.by == 'address' else key)
            print(f'  {count:9.2f}  {text}')


if __name__ == '__main__':
    main()
