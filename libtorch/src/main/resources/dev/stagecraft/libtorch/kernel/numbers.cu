// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// What all kernels need; it is put in front of each. No header of CUDA is included: machines with a driver and libtorch have none.
// Arithmetic is of 32 bits. Values of maps are of 32 bits, or the upper 16 bits of those (bfloat16).

typedef unsigned short half_bits;

__device__ inline float wide(float value) { return value; }

__device__ inline float wide(half_bits value) { return __uint_as_float((unsigned)value << 16); }

__device__ inline void narrow(float value, float &to) { to = value; }

// To the nearest, and of two to the even one. What is no number stays none.
__device__ inline void narrow(float value, half_bits &to) {
  unsigned bits = __float_as_uint(value);
  to = value != value ? 0x7fff : (half_bits)((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}

// V values that lie side by side and are read and written at once: their place is a multiple of their size.
template <typename T, int V> struct alignas(sizeof(T) * V) Pack {
  T values[V];
};

template <typename T, int V> __device__ inline void read(const T *from, float (&to)[V]) {
  Pack<T, V> pack = *reinterpret_cast<const Pack<T, V> *>(from);
#pragma unroll
  for (int v = 0; v < V; v++) {
    to[v] = wide(pack.values[v]);
  }
}

template <typename T, int V> __device__ inline void write(const float (&from)[V], T *to) {
  Pack<T, V> pack;
#pragma unroll
  for (int v = 0; v < V; v++) {
    narrow(from[v], pack.values[v]);
  }
  *reinterpret_cast<Pack<T, V> *>(to) = pack;
}
