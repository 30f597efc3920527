// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// The update of all parameters. A segment has parameters that change alike: blockIdx.y says which, and blocks along x share it.

const int THREADS = 256;

const int GIVEN = 0;
const int DESCENT = 1;
const int NESTEROV = 2;
const int ADAM = 3;
const int MOMENTUM = 4;
const int MOMENTUM_AHEAD = 5;

// 80 bytes, written by the program.
struct Segment {
  long long offset;
  long long length;
  // Where the velocity, or the two moments, begin; below 0 where there is none.
  long long state1;
  long long state2;
  int rule;
  float divisor;
  float l1;
  float l2;
  float decoupled;
  float rate;
  // Of the velocity or the first moment, and of the second.
  float momentum;
  float squares;
  // 1 minus those, which have more digits so, and what is added to the root.
  float momentumRest;
  float squaresRest;
  float epsilon;
  float unused;
};

__device__ inline void addUp(double *shared) {
  __syncthreads();
  for (unsigned half = THREADS / 2; half > 0; half /= 2) {
    if (threadIdx.x < half) {
      shared[threadIdx.x] += shared[threadIdx.x + half];
    }
    __syncthreads();
  }
}

// The squares of gradients, once divided. Sums are of 64 bits, since a square of 32 bits ends at 1e19, and in an order that nothing changes.
// partial: [gridDim.y, gridDim.x]; 0 of running statistics, which are no gradients
extern "C" __global__ void squares(const Segment *segments, const float *gradients, double *partial) {
  __shared__ double shared[THREADS];
  Segment s = segments[blockIdx.y];
  double sum = 0;
  if (s.rule != GIVEN) {
    long long stride = (long long)gridDim.x * THREADS;
    for (long long i = (long long)blockIdx.x * THREADS + threadIdx.x; i < s.length; i += stride) {
      double g = gradients[s.offset + i];
      sum += g * g;
    }
  }
  shared[threadIdx.x] = sum;
  addUp(shared);
  if (threadIdx.x == 0) {
    partial[(long long)blockIdx.y * gridDim.x + blockIdx.x] = shared[0] / ((double)s.divisor * s.divisor);
  }
}

// By one block. factor: what gradients are multiplied by so that all of them together are not longer than that. What is no number stays none.
extern "C" __global__ void clip(const double *partial, float *factor, int parts, float longest) {
  __shared__ double shared[THREADS];
  double sum = 0;
  for (int part = threadIdx.x; part < parts; part += THREADS) {
    sum += partial[part];
  }
  shared[threadIdx.x] = sum;
  addUp(shared);
  if (threadIdx.x == 0) {
    double quotient = longest / (sqrt(shared[0]) + 1e-6);
    *factor = quotient >= 1 ? 1.0f : (float)quotient;
  }
}

// factor: of gradients, or 0; narrowed: gets the parameters in 16 bits, or 0
extern "C" __global__ void update(const Segment *segments, float *parameters, const float *gradients, const float *factor, float *state,
                                  half_bits *narrowed) {
  Segment s = segments[blockIdx.y];
  float scale = factor != 0 && s.rule != GIVEN ? *factor : 1.0f;
  long long stride = (long long)gridDim.x * blockDim.x;
  for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < s.length; i += stride) {
    long long at = s.offset + i;
    float p = parameters[at];
    float sign = p > 0 ? 1.0f : p < 0 ? -1.0f : 0.0f;
    float g = gradients[at] / s.divisor * scale + s.l1 * sign + s.l2 * p;
    p -= s.decoupled * p;
    if (s.rule == ADAM) {
      float m = s.momentum * state[s.state1 + i] + s.momentumRest * g;
      float v = s.squares * state[s.state2 + i] + s.squaresRest * g * g;
      state[s.state1 + i] = m;
      state[s.state2 + i] = v;
      p -= s.rate * m / (sqrtf(v) + s.epsilon);
    } else if (s.rule == NESTEROV) {
      float before = state[s.state1 + i];
      float v = s.momentum * before - s.rate * g;
      state[s.state1 + i] = v;
      p += v + s.momentum * (v - before);
    } else if (s.rule == MOMENTUM || s.rule == MOMENTUM_AHEAD) {
      float v = s.momentum * state[s.state1 + i] + g;
      state[s.state1 + i] = v;
      p -= s.rate * (s.rule == MOMENTUM ? v : g + s.momentum * v);
    } else if (s.rule == DESCENT) {
      p -= s.rate * g;
    } else if (s.rule == GIVEN) {
      p -= g;
    }
    parameters[at] = p;
    if (narrowed != 0) {
      narrow(p, narrowed[at]);
    }
  }
}
