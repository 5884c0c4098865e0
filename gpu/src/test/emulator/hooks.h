// What the emulated cuBLAS asks of the emulated driver it runs beside.
#pragma once

#include <cstddef>
#include <cstdint>

#define EMULATION_HOOK extern "C" __attribute__((visibility("default")))

/** Whether the driver can be used: a result code of it. */
EMULATION_HOOK int emulation_status();

/** Why the driver's context failed, empty if it did not. */
EMULATION_HOOK const char* emulation_reason();

/** Whether an argument's range lies in one allocation; if not, lets the context fail. */
EMULATION_HOOK bool emulation_check(const char* function, const char* argument, const void* address,
                                    std::size_t bytes);

/** Queues `run(payload)` on a stream, with a copy of at most 1024 bytes of payload. */
EMULATION_HOOK int emulation_submit(const void* stream, int (*run)(const void* payload),
                                    const void* payload, std::size_t bytes);

/** Notes the sizes of a matrix product, and how many were asked for at once. */
EMULATION_HOOK void emulation_product(int m, int n, int k, int count);

/** Waits for a stream. */
EMULATION_HOOK int emulation_finish(const void* stream);
