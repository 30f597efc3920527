/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tensors are on, and what computes with them.
 *
 * @param kind CPU or GPU
 * @param index the number of the GPU, from 0 on; 0 for the CPU
 */
public record Device(Kind kind, int index) {
    /** The processor that runs Java. */
    public static final Device CPU = new Device(Kind.CPU, 0);

    private static final Pattern GPU = Pattern.compile("cuda(?::(\\d{1,3}))?");

    /** The kinds of devices. The order and numbers are libtorch's. */
    public enum Kind {
        /** The processor that runs Java. */
        CPU,
        /** A GPU of NVIDIA, or of AMD, whose libtorch calls it so as well. */
        CUDA
    }

    /**
     * {@return the device of this name}
     *
     * @param name {@code cpu}, {@code cuda:1}, or {@code cuda}, which is {@code cuda:0}
     * @throws UnknownDeviceException if it is none of these
     */
    public static Device of(String name) {
        if (name.equals("cpu")) {
            return CPU;
        }
        Matcher gpu = GPU.matcher(name);
        if (!gpu.matches()) {
            throw new UnknownDeviceException("\"" + name
                    + "\" is no device: say cpu, or cuda:0 for the first GPU, cuda:1 for the second, and so on.");
        }
        return new Device(Kind.CUDA, gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
    }

    /** {@return its number in libtorch's C interface} */
    public int type() {
        return kind.ordinal();
    }

    @Override
    public String toString() {
        return kind == Kind.CPU ? "cpu" : "cuda:" + index;
    }
}
