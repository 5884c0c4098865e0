#include "places.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <vector>

namespace emulation {
namespace {

constexpr std::size_t kMostShown = 5;

bool endsWith(const std::string& text, const char* ending) {
  const std::size_t length = std::strlen(ending);
  return text.size() >= length && text.compare(text.size() - length, length, ending) == 0;
}

/** Lines such as quads.cuh:43, from the innermost function outwards. */
std::vector<std::string> lines(const char* library, std::uint32_t place) {
  char command[4096];
  // A call returns behind itself: the byte before belongs to it.
  std::snprintf(command, sizeof command, "addr2line -s -i -e '%s' 0x%x 2>/dev/null", library,
                place - 1);
  std::vector<std::string> found;
  std::FILE* const output = popen(command, "r");
  char line[512];
  while (output != nullptr && std::fgets(line, sizeof line, output) != nullptr) {
    std::string text(line);
    text.resize(text.find_first_of(" \n") == std::string::npos ? text.size()
                                                              : text.find_first_of(" \n"));
    const std::string file = text.substr(0, text.find(':'));
    if (endsWith(file, ".cu") || endsWith(file, ".cuh")) {
      found.push_back(text);
    }
  }
  if (output != nullptr) {
    pclose(output);
  }
  return found;
}

}  // namespace

std::string placeNamed(std::uint32_t place) {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&placeNamed), &info) == 0) {
    return "an unknown place";
  }
  const std::vector<std::string> found = lines(info.dli_fname, place);
  if (found.empty()) {
    char text[64];
    std::snprintf(text, sizeof text, "byte 0x%x of the emulation", place);
    return text;
  }
  std::string text = found[0];
  for (std::size_t i = 1; i < found.size() && i < kMostShown; i++) {
    text += (i == 1 ? " (from " : ", ") + found[i];
  }
  return found.size() > 1 ? text + ")" : text;
}

}  // namespace emulation
