// What the emulated cuBLAS asks of the emulated driver it runs beside.
#pragma once

#include <cstddef>
#include <cstdint>

#define EMULATION_HOOK extern "C" __attribute__((visibility("default")))

/** Whether the driver can be used: a result code of it. */
EMULATION_HOOK int emulation_status();

/** Whether the range lies in one allocation; if not, lets the context fail, naming what it is. */
EMULATION_HOOK bool emulation_check(const char* what, const void* address, std::size_t bytes);

/** Queues `run(payload)` on a stream, with a copy of at most 1024 bytes of payload. */
EMULATION_HOOK int emulation_submit(const void* stream, int (*run)(const void* payload),
                                    const void* payload, std::size_t bytes);

/** Waits for a stream. */
EMULATION_HOOK int emulation_finish(const void* stream);
