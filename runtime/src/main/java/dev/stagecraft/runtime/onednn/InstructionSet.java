/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/**
 * The instructions that oneDNN has kernels for, by the names that {@code DNNL_MAX_CPU_ISA} takes.
 *
 * @see <a href="https://uxlfoundation.github.io/oneDNN/v3.11/dev_guide_cpu_dispatcher_control.html">CPU dispatcher control</a>
 */
enum InstructionSet {
    SSE41(dnnl.dnnl_cpu_isa_sse41),
    AVX(dnnl.dnnl_cpu_isa_avx),
    AVX2(dnnl.dnnl_cpu_isa_avx2),
    /** Of client processors from 2021 on: AVX2 and products of 8-bit numbers. */
    AVX2_VNNI(dnnl.dnnl_cpu_isa_avx2_vnni),
    /** Of those from 2024 on: some conversions of 16-bit numbers, but no products of bfloat16. */
    AVX2_VNNI_2(dnnl.dnnl_cpu_isa_avx2_vnni_2),
    AVX512_CORE(dnnl.dnnl_cpu_isa_avx512_core),
    AVX512_CORE_VNNI(dnnl.dnnl_cpu_isa_avx512_core_vnni),
    AVX512_CORE_BF16(dnnl.dnnl_cpu_isa_avx512_core_bf16),
    AVX512_CORE_FP16(dnnl.dnnl_cpu_isa_avx512_core_fp16),
    AVX512_CORE_AMX(dnnl.dnnl_cpu_isa_avx512_core_amx),
    AVX512_CORE_AMX_FP16(dnnl.dnnl_cpu_isa_avx512_core_amx_fp16),
    AVX10_2_512(dnnl.dnnl_cpu_isa_avx10_2_512),
    AVX10_2_512_AMX_2(dnnl.dnnl_cpu_isa_avx10_2_512_amx_2);

    /** {@code dnnl_cpu_isa_t}: what a set has beyond another are bits beyond the other's. */
    private final int bits;

    InstructionSet(int bits) {
        this.bits = bits;
    }

    /** The one that oneDNN calls so; none, if the processor has too little. */
    static Optional<InstructionSet> of(int bits) {
        return Arrays.stream(values()).filter(set -> set.bits == bits).findFirst();
    }

    /** What oneDNN computes with here: the most that the processor has and {@code DNNL_MAX_CPU_ISA} allows. */
    static Optional<InstructionSet> effective() {
        return of(dnnl.dnnl_get_effective_cpu_isa());
    }

    boolean includes(InstructionSet other) {
        return (bits & other.bits) == other.bits;
    }

    /** Whether it multiplies numbers of bfloat16, by AVX512_BF16 or AMX. */
    boolean hasBfloat16() {
        return includes(AVX512_CORE_BF16);
    }

    /**
     * Whether convolutions are faster with channels in blocks than with channels last: with AVX2 by a half, while with AVX-512 both
     * are fast, and with less than AVX2 there are no kernels for the gradients in blocks.
     */
    boolean prefersBlocks() {
        return includes(AVX2) && !includes(AVX512_CORE);
    }

    /** Whether products of matrices are as fast as the convolutions that they are: measured with AVX-512 only. */
    boolean hasFastProducts() {
        return includes(AVX512_CORE);
    }
}
