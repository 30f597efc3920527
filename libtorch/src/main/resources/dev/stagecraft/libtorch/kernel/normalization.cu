// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// Batch normalization in training, what may be added to it, and a ReLU behind it, forwards and backwards. Maps are a matrix: a row for each pixel of
// each image, with the channels side by side. A block of 256 threads takes `lanes` times V channels (blockIdx.x) and some of the rows (blockIdx.y);
// a thread has V channels, and all that it needs of them in registers. No sum depends on which thread is first.

const int THREADS = 256;
const int SLICES = 8;

struct Place {
  int channel;
  int row;
  int group;
  long long first;
  long long stride;
};

template <int V> __device__ inline Place place(int lanes) {
  Place place;
  place.channel = (blockIdx.x * lanes + threadIdx.x % lanes) * V;
  place.row = threadIdx.x / lanes;
  place.group = THREADS / lanes;
  place.first = (long long)blockIdx.y * place.group + place.row;
  place.stride = (long long)gridDim.y * place.group;
  return place;
}

// What some numbers are: how many, their mean, and the sum of their squared distances from it.
struct Moments {
  float count;
  float mean;
  float squares;
};

// Of two sets (Chan, Golub and LeVeque, 1979): exact where the mean is large and the numbers are close to each other.
__device__ inline Moments joined(Moments a, Moments b) {
  Moments sum;
  sum.count = a.count + b.count;
  if (sum.count == 0) {
    return a;
  }
  float share = b.count / sum.count;
  float difference = b.mean - a.mean;
  sum.mean = a.mean + difference * share;
  sum.squares = a.squares + b.squares + difference * difference * a.count * share;
  return sum;
}

// partial: [rows of blocks, 3, channels]
template <typename T, int V>
__device__ void momentsOf(const T *maps, float *partial, long long rows, int channels, int lanes) {
  __shared__ Moments shared[V][THREADS];
  Place at = place<V>(lanes);
  float origin[V], sum[V], squares[V];
  for (int v = 0; v < V; v++) {
    origin[v] = sum[v] = squares[v] = 0;
  }
  float count = 0;
  if (at.channel < channels) {
    for (long long row = at.first; row < rows; row += at.stride) {
      float values[V];
      read<T, V>(maps + row * channels + at.channel, values);
      for (int v = 0; v < V; v++) {
        // Distances from the first number, of which the squares are small.
        origin[v] = count == 0 ? values[v] : origin[v];
        float distance = values[v] - origin[v];
        sum[v] += distance;
        squares[v] += distance * distance;
      }
      count++;
    }
  }
  for (int v = 0; v < V; v++) {
    Moments mine = {count, 0, 0};
    if (count > 0) {
      mine.mean = origin[v] + sum[v] / count;
      mine.squares = fmaxf(squares[v] - sum[v] * (sum[v] / count), 0.0f);
    }
    shared[v][threadIdx.x] = mine;
  }
  __syncthreads();
  for (int half = at.group / 2; half > 0; half /= 2) {
    if (at.row < half) {
      for (int v = 0; v < V; v++) {
        shared[v][threadIdx.x] = joined(shared[v][threadIdx.x], shared[v][threadIdx.x + half * lanes]);
      }
    }
    __syncthreads();
  }
  if (at.row == 0 && at.channel < channels) {
    float *to = partial + (long long)blockIdx.y * 3 * channels + at.channel;
    for (int v = 0; v < V; v++) {
      to[v] = shared[v][threadIdx.x].count;
      to[channels + v] = shared[v][threadIdx.x].mean;
      to[2 * channels + v] = shared[v][threadIdx.x].squares;
    }
  }
}

// Of all blocks, for 32 channels a block. inverse: 1 / sqrt(variance + epsilon)
extern "C" __global__ void join_moments(const float *partial, float *mean, float *inverse, int parts, int channels, float epsilon) {
  __shared__ Moments shared[THREADS];
  int channel = blockIdx.x * 32 + threadIdx.x % 32;
  int slice = threadIdx.x / 32;
  Moments all = {0, 0, 0};
  if (channel < channels) {
    for (int part = slice; part < parts; part += SLICES) {
      const float *from = partial + (long long)part * 3 * channels + channel;
      Moments next = {from[0], from[channels], from[2 * channels]};
      all = joined(all, next);
    }
  }
  shared[threadIdx.x] = all;
  __syncthreads();
  for (int half = SLICES / 2; half > 0; half /= 2) {
    if (slice < half) {
      shared[threadIdx.x] = joined(shared[threadIdx.x], shared[threadIdx.x + half * 32]);
    }
    __syncthreads();
  }
  if (slice == 0 && channel < channels) {
    mean[channel] = shared[threadIdx.x].mean;
    inverse[channel] = 1.0f / sqrtf(shared[threadIdx.x].squares / shared[threadIdx.x].count + epsilon);
  }
}

// addend: as many values, or 0
template <typename T, int V>
__device__ void normalized(const T *maps, const T *addend, T *output, const float *mean, const float *inverse, const float *scale,
                           const float *shift, long long rows, int channels, int lanes, int rectifies) {
  Place at = place<V>(lanes);
  if (at.channel >= channels) {
    return;
  }
  float middle[V], factor[V], summand[V];
  for (int v = 0; v < V; v++) {
    middle[v] = mean[at.channel + v];
    factor[v] = scale[at.channel + v] * inverse[at.channel + v];
    summand[v] = shift[at.channel + v];
  }
  for (long long row = at.first; row < rows; row += at.stride) {
    long long offset = row * channels + at.channel;
    float values[V], more[V];
    read<T, V>(maps + offset, values);
    if (addend != 0) {
      read<T, V>(addend + offset, more);
    }
    for (int v = 0; v < V; v++) {
      float value = (values[v] - middle[v]) * factor[v] + summand[v];
      value = addend != 0 ? value + more[v] : value;
      // What is no number stays none.
      values[v] = rectifies && value < 0 ? 0.0f : value;
    }
    write<T, V>(values, output + offset);
  }
}

// By the value in front of the ReLU, whose sign is that of `output`, or, if that is 0, of what follows from the maps.
template <typename T, int V>
__device__ inline void rectifiedGradient(float (&gradient)[V], const float (&centered)[V], const T *output, long long offset,
                                         const float (&factor)[V], const float (&summand)[V]) {
  float values[V];
  if (output != 0) {
    read<T, V>(output + offset, values);
  }
  for (int v = 0; v < V; v++) {
    float value = output != 0 ? values[v] : centered[v] * factor[v] + summand[v];
    gradient[v] = value > 0 ? gradient[v] : 0.0f;
  }
}

// partial: [rows of blocks, 2, channels], the sums of gradients and of their products with normalized values. kept: gets the gradients by what is in
// front of the ReLU, or 0
template <typename T, int V>
__device__ void gradientSumsOf(const T *gradient, const T *maps, const T *output, T *kept, const float *mean, const float *inverse,
                               const float *scale, const float *shift, float *partial, long long rows, int channels, int lanes,
                               int rectifies) {
  __shared__ float shared[2 * V][THREADS];
  Place at = place<V>(lanes);
  float middle[V], factor[V], summand[V], deviation[V], sum[V], products[V];
  for (int v = 0; v < V; v++) {
    sum[v] = products[v] = 0;
  }
  if (at.channel < channels) {
    for (int v = 0; v < V; v++) {
      middle[v] = mean[at.channel + v];
      deviation[v] = inverse[at.channel + v];
      factor[v] = scale[at.channel + v] * deviation[v];
      summand[v] = shift[at.channel + v];
    }
    for (long long row = at.first; row < rows; row += at.stride) {
      long long offset = row * channels + at.channel;
      float slope[V], centered[V];
      read<T, V>(gradient + offset, slope);
      read<T, V>(maps + offset, centered);
      for (int v = 0; v < V; v++) {
        centered[v] -= middle[v];
      }
      if (rectifies) {
        rectifiedGradient<T, V>(slope, centered, output, offset, factor, summand);
      }
      if (kept != 0) {
        write<T, V>(slope, kept + offset);
      }
      for (int v = 0; v < V; v++) {
        sum[v] += slope[v];
        products[v] += slope[v] * (centered[v] * deviation[v]);
      }
    }
  }
  for (int v = 0; v < V; v++) {
    shared[v][threadIdx.x] = sum[v];
    shared[V + v][threadIdx.x] = products[v];
  }
  __syncthreads();
  for (int half = at.group / 2; half > 0; half /= 2) {
    if (at.row < half) {
      for (int v = 0; v < 2 * V; v++) {
        shared[v][threadIdx.x] += shared[v][threadIdx.x + half * lanes];
      }
    }
    __syncthreads();
  }
  if (at.row == 0 && at.channel < channels) {
    float *to = partial + (long long)blockIdx.y * 2 * channels + at.channel;
    for (int v = 0; v < V; v++) {
      to[v] = shared[v][threadIdx.x];
      to[channels + v] = shared[V + v][threadIdx.x];
    }
  }
}

// The gradients by shift and scale: the sums over all blocks, for 32 channels a block.
extern "C" __global__ void join_sums(const float *partial, float *shift, float *scale, int parts, int channels) {
  __shared__ float shared[2][THREADS];
  int channel = blockIdx.x * 32 + threadIdx.x % 32;
  int slice = threadIdx.x / 32;
  float sum = 0, products = 0;
  if (channel < channels) {
    for (int part = slice; part < parts; part += SLICES) {
      const float *from = partial + (long long)part * 2 * channels + channel;
      sum += from[0];
      products += from[channels];
    }
  }
  shared[0][threadIdx.x] = sum;
  shared[1][threadIdx.x] = products;
  __syncthreads();
  for (int half = SLICES / 2; half > 0; half /= 2) {
    if (slice < half) {
      shared[0][threadIdx.x] += shared[0][threadIdx.x + half * 32];
      shared[1][threadIdx.x] += shared[1][threadIdx.x + half * 32];
    }
    __syncthreads();
  }
  if (slice == 0 && channel < channels) {
    shift[channel] = shared[0][threadIdx.x];
    scale[channel] = shared[1][threadIdx.x];
  }
}

// result: may be the gradient's own memory
template <typename T, int V>
__device__ void gradientOf(const T *gradient, const T *maps, T *result, const float *mean, const float *inverse, const float *scale,
                           const float *shift, const float *byShift, const float *byScale, long long rows, int channels, int lanes,
                           int rectifies) {
  Place at = place<V>(lanes);
  if (at.channel >= channels) {
    return;
  }
  float middle[V], factor[V], summand[V], average[V], slopeOf[V];
  for (int v = 0; v < V; v++) {
    int channel = at.channel + v;
    middle[v] = mean[channel];
    factor[v] = scale[channel] * inverse[channel];
    summand[v] = shift[channel];
    average[v] = byShift[channel] / (float)rows;
    slopeOf[v] = byScale[channel] / (float)rows * inverse[channel];
  }
  for (long long row = at.first; row < rows; row += at.stride) {
    long long offset = row * channels + at.channel;
    float slope[V], centered[V];
    read<T, V>(gradient + offset, slope);
    read<T, V>(maps + offset, centered);
    for (int v = 0; v < V; v++) {
      centered[v] -= middle[v];
    }
    if (rectifies) {
      rectifiedGradient<T, V>(slope, centered, (const T *)0, offset, factor, summand);
    }
    for (int v = 0; v < V; v++) {
      slope[v] = factor[v] * (slope[v] - average[v] - centered[v] * slopeOf[v]);
    }
    write<T, V>(slope, result + offset);
  }
}

// What a step takes away from running statistics: (1 - decay) (running - batch), or, where the spread is kept as the logarithm of the root of the
// variance to the base 10, log10(before / after) / 2 of the variances.
extern "C" __global__ void follow(const float *runningMean, const float *runningSpread, const float *mean, const float *inverse,
                                  float *meanChange, float *spreadChange, int channels, float epsilon, float decay, int isLogarithm) {
  int channel = blockIdx.x * blockDim.x + threadIdx.x;
  if (channel >= channels) {
    return;
  }
  meanChange[channel] = (1 - decay) * (runningMean[channel] - mean[channel]);
  float variance = fmaxf(1.0f / (inverse[channel] * inverse[channel]) - epsilon, 0.0f);
  if (isLogarithm) {
    float before = exp10f(2 * runningSpread[channel]);
    // A channel that is always the same has no logarithm; epsilon is far above this.
    float after = fmaxf(decay * before + (1 - decay) * variance, 1.17549435e-38f);
    spreadChange[channel] = 0.5f * log10f(before / after);
  } else {
    spreadChange[channel] = (1 - decay) * (runningSpread[channel] - variance);
  }
}

#define NORMALIZATION(T, V, NAME)                                                                                                          \
  extern "C" __global__ void moments_##NAME(const T *maps, float *partial, long long rows, int channels, int lanes) {                      \
    momentsOf<T, V>(maps, partial, rows, channels, lanes);                                                                                 \
  }                                                                                                                                        \
  extern "C" __global__ void normalize_##NAME(const T *maps, const T *addend, T *output, const float *mean, const float *inverse,          \
                                              const float *scale, const float *shift, long long rows, int channels, int lanes,             \
                                              int rectifies) {                                                                             \
    normalized<T, V>(maps, addend, output, mean, inverse, scale, shift, rows, channels, lanes, rectifies);                                 \
  }                                                                                                                                        \
  extern "C" __global__ void gradient_sums_##NAME(const T *gradient, const T *maps, const T *output, T *kept, const float *mean,           \
                                                  const float *inverse, const float *scale, const float *shift, float *partial,            \
                                                  long long rows, int channels, int lanes, int rectifies) {                                \
    gradientSumsOf<T, V>(gradient, maps, output, kept, mean, inverse, scale, shift, partial, rows, channels, lanes, rectifies);            \
  }                                                                                                                                        \
  extern "C" __global__ void gradient_##NAME(const T *gradient, const T *maps, T *result, const float *mean, const float *inverse,         \
                                             const float *scale, const float *shift, const float *byShift, const float *byScale,           \
                                             long long rows, int channels, int lanes, int rectifies) {                                     \
    gradientOf<T, V>(gradient, maps, result, mean, inverse, scale, shift, byShift, byScale, rows, channels, lanes, rectifies);             \
  }

NORMALIZATION(float, 1, float32_1)
NORMALIZATION(float, 4, float32_4)
NORMALIZATION(half_bits, 1, bfloat16_1)
NORMALIZATION(half_bits, 8, bfloat16_8)
