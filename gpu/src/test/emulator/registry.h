// How a kernel that is compiled for the host is found by its name and called.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace emulation {

/** One argument of a kernel. */
struct Parameter {
  int bytes;
  bool pointer;
};

/** A kernel compiled for the host. */
struct Kernel {
  const char* name;
  void (*run)(void* const* arguments);
  const Parameter* parameters;
  int parameterCount;
  const Kernel* next;
};

/** Adds a kernel to the list that modules look names up in. */
void add(Kernel* kernel);

template <auto Function>
struct Entry;

template <typename... A, void (*Function)(A...)>
struct Entry<Function> {
  static_assert(((std::is_arithmetic_v<A> || std::is_pointer_v<A>)&&...),
                "kernels take numbers and pointers");

  static void run(void* const* arguments) { call(arguments, std::index_sequence_for<A...>()); }

  template <std::size_t... I>
  static void call([[maybe_unused]] void* const* arguments, std::index_sequence<I...>) {
    Function(*static_cast<const A*>(arguments[I])...);
  }

  static constexpr Parameter kParameters[sizeof...(A) + 1] = {
      {static_cast<int>(sizeof(A)), std::is_pointer_v<A>}..., {0, false}};
};

struct Registration {
  Kernel kernel;
  template <typename E>
  Registration(const char* name, E, int count)
      : kernel{name, &E::run, E::kParameters, count, nullptr} {
    add(&kernel);
  }
};

template <typename... A>
constexpr int countOf(void (*)(A...)) {
  return static_cast<int>(sizeof...(A));
}

}  // namespace emulation

#define KERNEL(name)                                                                        \
  static ::emulation::Registration registered_##name(#name, ::emulation::Entry<&name>(), \
                                                     ::emulation::countOf(&name));
