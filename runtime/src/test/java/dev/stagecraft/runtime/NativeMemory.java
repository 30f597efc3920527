package dev.stagecraft.runtime;

import java.util.function.LongSupplier;

/** What is held beyond the Java heap. */
public final class NativeMemory {
    private static final int PATIENCE = 50;

    private NativeMemory() {}

    /**
     * What JavaCPP knows when all garbage has been freed: another thread frees it, a little later.
     *
     * @param known {@code Pointer::totalBytes} or {@code Pointer::totalCount}
     */
    public static long settled(LongSupplier known) throws InterruptedException {
        long before = Long.MAX_VALUE;
        long now = known.getAsLong();
        for (int waits = 0; waits < PATIENCE && now < before; waits++) {
            System.gc();
            Thread.sleep(200);
            before = now;
            now = known.getAsLong();
        }
        return now;
    }
}
