// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// Runs kernels of CUDA on the processor, one block after the other. It is put in front of them. Each thread of a block is a coroutine, which goes on
// until the next barrier; which of them is first is chosen, so that what depends on it shows.

#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>
#include <ucontext.h>
#include <unordered_map>
#include <utility>
#include <vector>

#define __global__
#define __device__
#define __shared__ static

struct Index {
  unsigned x, y, z;
};

static Index threadIdx, blockIdx, blockDim, gridDim;

static inline float __uint_as_float(unsigned bits) {
  float value;
  std::memcpy(&value, &bits, 4);
  return value;
}

static inline unsigned __float_as_uint(float value) {
  unsigned bits;
  std::memcpy(&bits, &value, 4);
  return bits;
}

namespace processor {

const size_t STACK = 64 << 10;

struct Coroutine {
  ucontext_t context;
  std::vector<char> stack;
  bool ended;
};

static std::vector<Coroutine> coroutines;
static ucontext_t scheduler;
static Coroutine *current;
static void (*body)(void **);
static void **arguments;

static void begin() {
  body(arguments);
  current->ended = true;
  swapcontext(&current->context, &scheduler);
}

[[maybe_unused]] static void wait() { swapcontext(&current->context, &scheduler); }

// Whether all threads came to the same barriers.
static bool block(unsigned threads, bool backwards) {
  coroutines.resize(threads);
  for (Coroutine &thread : coroutines) {
    thread.stack.resize(STACK);
    thread.ended = false;
    getcontext(&thread.context);
    thread.context.uc_stack.ss_sp = thread.stack.data();
    thread.context.uc_stack.ss_size = STACK;
    thread.context.uc_link = nullptr;
    makecontext(&thread.context, begin, 0);
  }
  for (;;) {
    unsigned ended = 0;
    for (unsigned i = 0; i < threads; i++) {
      unsigned index = backwards ? threads - 1 - i : i;
      current = &coroutines[index];
      threadIdx = {index, 0, 0};
      swapcontext(&scheduler, &current->context);
      ended += current->ended;
    }
    if (ended > 0) {
      return ended == threads;
    }
  }
}

template <typename... A, size_t... I> void call(void (*kernel)(A...), void **from, std::index_sequence<I...>) {
  kernel(*static_cast<A *>(from[I])...);
}

template <typename... A> void call(void (*kernel)(A...), void **from) { call(kernel, from, std::index_sequence_for<A...>()); }

static std::unordered_map<std::string, void (*)(void **)> kernels;

struct Entry {
  Entry(const char *name, void (*kernel)(void **)) { kernels[name] = kernel; }
};

} // namespace processor

#define __syncthreads processor::wait

#define KERNEL(NAME) static processor::Entry entry_##NAME(#NAME, [](void **from) { processor::call(NAME, from); });

// 0 if it ran, 1 if there is no such kernel, 2 if threads of a block waited at different barriers.
extern "C" int run_kernel(const char *name, unsigned width, unsigned height, unsigned threads, void **from, int backwards) {
  auto found = processor::kernels.find(name);
  if (found == processor::kernels.end()) {
    return 1;
  }
  processor::body = found->second;
  processor::arguments = from;
  gridDim = {width, height, 1};
  blockDim = {threads, 1, 1};
  for (unsigned y = 0; y < height; y++) {
    for (unsigned x = 0; x < width; x++) {
      blockIdx = {x, y, 0};
      if (!processor::block(threads, backwards != 0)) {
        return 2;
      }
    }
  }
  return 0;
}
