// Copyright 2026 the authors of Stagecraft
// SPDX-License-Identifier: Apache-2.0
//
// Pixels of 8 bits as the numbers that a network sees.

// tables: [channels, 256], what each value of a pixel becomes in each channel
extern "C" __global__ void standardize(const unsigned char *pixels, const float *tables, float *values, long long length, int plane,
                                       int channels) {
  long long stride = (long long)gridDim.x * blockDim.x;
  for (long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x; i < length; i += stride) {
    int channel = (int)(i / plane % channels);
    values[i] = tables[channel * 256 + pixels[i]];
  }
}
