/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.call;

import static java.lang.foreign.ValueLayout.ADDRESS;

import dev.stagecraft.libtorch.library.Libtorch;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Makes exceptions of results. Before 2.13 libtorch says the reason on standard error only. */
final class Failures {
    private static final String MESSAGE = "torch_exception_get_what_without_backtrace";

    private final Optional<MethodHandle> message;
    private final String unknown;

    Failures(Libtorch libtorch) {
        this.message = CFunction.find(libtorch, MESSAGE, FunctionDescriptor.of(ADDRESS));
        this.unknown = "libtorch " + libtorch.version()
                + " could not do it, and said why on standard error; from 2.13 on this message has the reason.";
    }

    /** @throws TorchException if it is not 0 */
    void check(int result) {
        if (result != 0) {
            throw new TorchException(message.map(Failures::said).orElse(unknown));
        }
    }

    private static String said(MethodHandle message) {
        try {
            MemorySegment text = (MemorySegment) message.invokeExact();
            return text.reinterpret(Long.MAX_VALUE).getString(0).strip();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
