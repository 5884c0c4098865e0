"""From one type to another, and the approximations of the device."""
import numpy as np

import alu
from alu import F32, F64, FULL, I32, U32, double, integer, number, pair, put, put_pair, single

U64 = np.uint64


def convert(instruction):
    """F2F, F2I, I2F, I2FP, FRND."""
    opcode, m = instruction.opcode, instruction.modifiers
    dest, source = number(instruction.operands[0]), instruction.operands[1]

    def act(warp, active):
        with np.errstate(all='ignore'):
            if opcode in ('I2F', 'I2FP'):
                if 'U64' in m:
                    v = pair(source)(warp)
                else:
                    v = np.asarray(integer(source)(warp), U32)
                    v = v if 'U32' in m else v.view(I32)
                if 'F64' in m:
                    put_pair(warp, dest, np.broadcast_to(v.astype(F64), 32).view(U64), active)
                else:
                    put(warp, dest, alu.rounded(v.astype(F64), m).view(U32), active)
            elif opcode == 'F2F' and m[0] == 'F64':
                put_pair(warp, dest, np.asarray(single(source)(warp)).astype(F64).view(U64), active)
            elif opcode == 'F2F':
                put(warp, dest, double(source)(warp).astype(F32).view(U32), active)
            elif opcode == 'FRND':
                how = np.floor if 'FLOOR' in m else np.trunc if 'TRUNC' in m else np.rint
                if 'F64' in m:
                    put_pair(warp, dest, how(double(source)(warp)).view(U64), active)
                else:
                    put(warp, dest, how(single(source)(warp)).view(U32), active)
            else:
                v = np.asarray(single(source)(warp)).astype(F64)
                v = np.trunc(v) if 'TRUNC' in m else np.rint(v)
                if 'U64' in m:
                    put_pair(warp, dest, v.astype(U64), active)
                elif 'U32' in m:
                    put(warp, dest, np.clip(np.nan_to_num(v), 0, FULL).astype(U64).astype(U32),
                        active)
                else:
                    put(warp, dest, np.clip(np.nan_to_num(v), -2**31, 2**31 - 1).astype(np.int64)
                        .astype(I32).view(U32), active)
    return act


def special(instruction):
    """MUFU: the device's approximations; here as exact as the type allows."""
    dest, source = number(instruction.operands[0]), instruction.operands[1]
    kind = instruction.modifiers[0]

    def act(warp, active):
        with np.errstate(all='ignore'):
            if kind == 'RCP64H':  # the upper half of a reciprocal
                v = alu.raw(source)(warp).astype(U64) << U64(32)
                result = ((1 / v.view(F64)).view(U64) >> U64(32)).astype(U32)
            else:
                v = np.asarray(single(source)(warp)).astype(F64)
                result = {'RCP': lambda: 1 / v, 'EX2': lambda: np.exp2(v),
                          'LG2': lambda: np.log2(v), 'RSQ': lambda: 1 / np.sqrt(v),
                          'SQRT': lambda: np.sqrt(v)}[kind]().astype(F32).view(U32)
        put(warp, dest, result, active)
    return act


OPERATIONS = {'F2F': convert, 'F2I': convert, 'I2F': convert, 'I2FP': convert, 'FRND': convert,
              'MUFU': special}
