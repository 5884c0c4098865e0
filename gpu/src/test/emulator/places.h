// Names of places in the code of kernels.
#pragma once

#include <cstdint>
#include <string>

namespace emulation {

/**
 * Source file and line of a place in this library, with those that the code was inlined into, as
 * far as they belong to kernels. Asks the tool addr2line, which comes with the compiler; where that
 * does not answer, the place in the library.
 */
std::string placeNamed(std::uint32_t place);

}  // namespace emulation
