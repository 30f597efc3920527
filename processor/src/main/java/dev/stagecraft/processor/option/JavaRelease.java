/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.option;

import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.diagnostic.Origin;
import javax.lang.model.SourceVersion;

/** What is generated is compiled as the Java of Stagecraft's runtime, or a newer one. */
public final class JavaRelease {
    private static final SourceVersion OLDEST = SourceVersion.RELEASE_17;

    private JavaRelease() {}

    /** Whether generated code would compile; if not, that is reported. */
    public static boolean check(SourceVersion source, Diagnostics diagnostics) {
        boolean isOld = source.compareTo(OLDEST) < 0;
        if (isOld) {
            diagnostics.report(Message.OLD_JAVA, Origin.COMPILER, source.ordinal(), OLDEST.ordinal());
        }
        return !isOld;
    }
}
