/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the instructions that a processor has, for all that there are: the numbers are those of oneDNN's header. */
class InstructionSetTest {
    @ParameterizedTest
    @CsvSource({
        "0x1, SSE41, false, false",
        "0x3, AVX, false, false",
        "0x7, AVX2, true, false",
        "0xf, AVX2_VNNI, true, false",
        "0x1f, AVX2_VNNI_2, true, false",
        "0x27, AVX512_CORE, false, false",
        "0x67, AVX512_CORE_VNNI, false, false",
        "0xe7, AVX512_CORE_BF16, false, true",
        "0x1ef, AVX512_CORE_FP16, false, true",
        "0xfef, AVX512_CORE_AMX, false, true",
        "0x1fef, AVX512_CORE_AMX_FP16, false, true",
        "0x201ff, AVX10_2_512, false, true",
        "0x22fff, AVX10_2_512_AMX_2, false, true"
    })
    void decides(String bits, InstructionSet set, boolean prefersBlocks, boolean hasBfloat16) {
        assertEquals(Optional.of(set), InstructionSet.of(Integer.decode(bits)));
        assertEquals(prefersBlocks, set.prefersBlocks());
        assertEquals(hasBfloat16, set.hasBfloat16());
    }

    @Test
    void leavesProcessorsWithoutSse41Alone() {
        assertEquals(Optional.empty(), InstructionSet.of(0));
    }

    @Test
    void clientProcessorsHaveNoAvx512() {
        Set<InstructionSet> included = EnumSet.allOf(InstructionSet.class);
        included.removeIf(set -> !InstructionSet.AVX2_VNNI.includes(set));
        assertEquals(
                EnumSet.of(InstructionSet.SSE41, InstructionSet.AVX, InstructionSet.AVX2, InstructionSet.AVX2_VNNI),
                included);
    }
}
