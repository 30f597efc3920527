package dev.stagecraft.runtime.onednn.inference;

import org.bytedeco.dnnl.global.dnnl;

/** What oneDNN chooses its kernels by, under the names of its variable {@value #VARIABLE}. */
enum InstructionSet {
    SSE41(dnnl.dnnl_cpu_isa_sse41),
    AVX2(dnnl.dnnl_cpu_isa_avx2),
    AVX512_CORE(dnnl.dnnl_cpu_isa_avx512_core),
    AVX512_CORE_BF16(dnnl.dnnl_cpu_isa_avx512_core_bf16),
    AVX512_CORE_AMX(dnnl.dnnl_cpu_isa_avx512_core_amx);

    /** Read by oneDNN when a program starts: it computes with these instructions at most. */
    static final String VARIABLE = "DNNL_MAX_CPU_ISA";

    private final int bits;

    InstructionSet(int bits) {
        this.bits = bits;
    }

    boolean isHere() {
        return (dnnl.dnnl_get_effective_cpu_isa() & bits) == bits;
    }
}
