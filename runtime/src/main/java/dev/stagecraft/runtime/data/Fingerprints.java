/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.data;

import dev.stagecraft.runtime.internal.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/** Short texts that differ where long ones do. */
final class Fingerprints {
    private Fingerprints() {}

    /** The sum of these for several files depends on no order. */
    static long ofFile(String name, int label, long bytes) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return Seeds.of(Seeds.of(crc.getValue(), label), bytes);
    }

    static String ofNames(List<String> names) {
        CRC32 crc = new CRC32();
        crc.update(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
