// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// What CallBenchmark.java measures, from C++: nanoseconds of a call on tensors of one value. CallBenchmark says how to build it.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <chrono>
#include <cstdio>

template <typename Call> void measure(const char* name, Call call) {
  double best = 1e30;
  for (int round = 0; round < 20; round++) {
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 20000; i++) {
      call();
    }
    std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    best = std::min(best, time.count() / 20000);
  }
  std::printf("%s %.0f\n", name, best);
}

int main() {
  at::NoGradGuard no_gradients;
  at::set_num_threads(1);
  auto one = at::ones({1, 1, 1, 1});
  auto vector = at::ones({1});
  std::vector<int64_t> ones{1, 1}, zeros{0, 0};
  measure("mul", [&] { at::mul(one, one); });
  measure("add", [&] { at::add(one, one, 2); });
  measure("relu_", [&] { at::relu_(one); });
  measure("convolution", [&] { at::convolution(one, one, {}, ones, zeros, ones, false, zeros, 1); });
  measure("convolution_backward", [&] {
    at::convolution_backward(one, one, one, at::OptionalIntArrayRef(), ones, zeros, ones, false, zeros, 1, {true, true, false});
  });
  measure("native_batch_norm", [&] { at::native_batch_norm(one, vector, vector, {}, {}, true, 0, 1e-5); });
  measure("max_pool2d_with_indices", [&] { at::max_pool2d_with_indices(one, ones, ones, zeros, ones, false); });
}
