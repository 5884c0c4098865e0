#include "card.h"

#include "driver.h"

namespace emulation {
namespace {

/** Few multiprocessors, since all blocks of a launch may have to be there at once. */
constexpr int kFew = 2;
constexpr int kMore = 16;

constexpr Card hopper(int multiprocessors) {
  return {9,          0,          multiprocessors,
          2048,       32,         228 * 1024,
          227 * 1024, {0, 8, 16, 32, 64, 100, 132, 164, 196, 228, -1}};
}

struct Kind {
  char letter;
  Card card;
};

constexpr Card kUsual = hopper(kFew);

/** By letter; all others are the usual one. */
constexpr Kind kKinds[] = {
    {'P', {8, 0, kMore, 2048, 32, 164 * 1024, 163 * 1024, {0, 8, 16, 32, 64, 100, 132, 164, -1}}},
    {'Q', {8, 6, kMore, 1536, 16, 100 * 1024, 99 * 1024, {0, 8, 16, 32, 64, 100, -1}}},
    {'R', {8, 9, kMore, 1536, 24, 100 * 1024, 99 * 1024, {0, 8, 16, 32, 64, 100, -1}}},
    {'S', hopper(kMore)},
};

}  // namespace

const Card& cardOf(int device) {
  for (const Kind& kind : kKinds) {
    if (kind.letter == kindOf(device)) {
      return kind.card;
    }
  }
  return kUsual;
}

}  // namespace emulation
