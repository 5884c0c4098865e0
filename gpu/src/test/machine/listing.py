"""Machine code of a kernel: read from a cubin, disassembled by nvdisasm, and parsed.

An instruction is (opcode, modifiers, operands, guard). nvdisasm of CUDA 11.8 leaves out what
compute capability 9.0 brought: these few forms (VIADD, VIMNMX, VIADDMNMX) are decoded here, and a
form that is not known is an error, never left out.
"""
import re
import struct
import subprocess
import tempfile

LINE = re.compile(r'/\*([0-9a-f]{4,5})\*/\s+(?:@(!?)(U?P\w))?\s*([A-Z][\w.]*)\s*(.*?)\s*;')
BYTES = 16


class Instruction:
    """One instruction; `guard` is (register, negated) or None."""

    def __init__(self, at, name, operands, guard):
        self.at = at
        self.name = name
        parts = name.split('.')
        self.opcode = parts[0]
        self.modifiers = parts[1:]
        self.operands = operands
        self.guard = guard


def section(cubin, name):
    """The bytes of a section of an ELF file."""
    data = open(cubin, 'rb').read()
    start = struct.unpack_from('<Q', data, 0x28)[0]
    size, count, names = struct.unpack_from('<HHH', data, 0x3A)
    headers = [struct.unpack_from('<IIQQQQIIQQ', data, start + i * size) for i in range(count)]
    for header in headers:
        at = headers[names][4] + header[0]
        if data[at:data.index(b'\0', at)].decode() == name:
            return data[header[4]:header[4] + header[5]]
    raise SystemExit(f'{cubin} has no section {name}')


def newer(at, low, high):
    """A form of compute capability 9.0."""
    code = low & 0xfff
    guard = low >> 12 & 15
    dest, a = f'R{low >> 16 & 255}', f'R{low >> 24 & 255}'
    b_register = f'R{low >> 32 & 255}'
    immediate = hex(low >> 32)
    uniform = f'UR{low >> 32 & 63}'
    c = f'R{high & 255}'
    sign = '-' if low >> 63 else ''
    end = ['!PT' if high >> 26 & 1 else 'PT', f'{high >> 8 & 15}']
    forms = {
        0x236: ('VIADD', [dest, a, sign + b_register]),
        0x836: ('VIADD', [dest, a, immediate]),
        0xc36: ('VIADD', [dest, a, sign + uniform]),
        0x248: ('VIMNMX', [dest, a, sign + b_register] + end),
        0x848: ('VIMNMX', [dest, a, immediate] + end),
        0xc48: ('VIMNMX', [dest, a, uniform] + end),
        0x246: ('VIADDMNMX', [dest, a, sign + b_register, c] + end),
        0x846: ('VIADDMNMX', [dest, a, immediate, c] + end),
        0x446: ('VIADDMNMX', [dest, a, c, immediate] + end),
    }
    if code not in forms:
        raise SystemExit(f'nvdisasm does not know the instruction {code:#x} at {at:#x}')
    name, operands = forms[code]
    register = 'PT' if guard & 7 == 7 else f'P{guard & 7}'
    return Instruction(at, name, operands, None if guard == 7 else (register, guard > 7))


def kernel(cubin, name, architecture, nvdisasm):
    """The instructions of a kernel by address."""
    code = section(cubin, '.text.' + name)
    with tempfile.NamedTemporaryFile() as raw:
        raw.write(code)
        raw.flush()
        text = subprocess.run([nvdisasm, '-b', architecture.upper().replace('_', ''), raw.name],
                              check=True, capture_output=True, text=True).stdout
    program = {}
    for at, negated, register, opcode, rest in LINE.findall(text):
        operands = [each.strip().replace('.reuse', '') for each in rest.split(',')] if rest else []
        guard = (register, negated == '!') if register else None
        program[int(at, 16)] = Instruction(int(at, 16), opcode, operands, guard)
    for at in range(0, len(code), BYTES):
        if at not in program:
            low, high = struct.unpack_from('<QQ', code, at)
            program[at] = newer(at, low, high)
    return program
