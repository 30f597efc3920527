/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.stagecraft.libtorch.library.SystemLinker.Library;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A libtorch that was loaded. It stays so until the JVM ends. */
public final class Libtorch {
    private static final String VERSION = "aoti_torch_abi_version";

    private static Libtorch found;

    private final SystemLinker linker = new SystemLinker();
    private final LibtorchPlace place;
    private final List<Library> libraries;
    private final CudaLibraries cuda;
    private final boolean hasGraphMemory;
    private final LibtorchVersion version;
    private final List<Device> devices;

    private Libtorch(LibtorchPlace place) {
        LibraryLoader loader = new LibraryLoader(linker, place, LibraryNames.here());
        this.place = place;
        ProcessHeap.keepFreed();
        ProcessHeap.takeLargePages();
        this.hasGraphMemory = GraphMemory.choose();
        Library cpu = loader.cpu();
        this.libraries = Stream.concat(loader.gpu().stream(), Stream.of(cpu)).toList();
        this.cuda = new CudaLibraries(linker, place);
        this.version = readVersion();
        this.devices = readDevices();
    }

    /**
     * Loads the libtorch that is found: in the folder that {@code -Dstagecraft.libtorch} names, or else in the jars {@code
     * org.bytedeco:pytorch} and {@code org.bytedeco:openblas} on the class path, or else in the PyTorch of {@code python3}.
     *
     * @return the same one each time
     * @throws UnusableLibtorchException if there is none, it does not load, or it is older than {@link LibtorchVersion#OLDEST}
     */
    public static synchronized Libtorch load() {
        if (found == null) {
            found = new Libtorch(LibtorchFinder.find());
        }
        return found;
    }

    /**
     * Loads one from a folder, whatever else there is. A process should have one libtorch only.
     *
     * @param folder has {@code libtorch_cpu.so}
     * @return what was loaded
     * @throws UnusableLibtorchException if it does not load, or it is older than {@link LibtorchVersion#OLDEST}
     */
    public static Libtorch load(Path folder) {
        return new Libtorch(new LibtorchPlace(folder, "given"));
    }

    /** {@return where it is} */
    public LibtorchPlace place() {
        return place;
    }

    /** {@return its version} */
    public LibtorchVersion version() {
        return version;
    }

    /** {@return what it can compute on, the CPU first} */
    public List<Device> devices() {
        return devices;
    }

    /**
     * {@return the device, if it can compute on it}
     *
     * @param device the device
     * @throws UnknownDeviceException otherwise
     */
    public Device require(Device device) {
        if (devices.contains(device)) {
            return device;
        }
        throw new UnknownDeviceException("There is no device " + device + " for libtorch " + version + " in " + place
                + ", which finds " + devices.stream().map(Device::toString).collect(Collectors.joining(", "))
                + ": choose one of these"
                + (libraries.size() > 1 ? "." : ", or a libtorch that was built for GPUs."));
    }

    /**
     * Lets GPUs compute products of 32-bit numbers with all 32 bits. PyTorch lets convolutions round their factors to 19 bits (TF32) unless it is told
     * otherwise, and its C interface has no function for that, but NVIDIA's libraries have a variable. They read it when a process first uses them.
     */
    public void refuseTf32() {
        ProcessEnvironment.set("NVIDIA_TF32_OVERRIDE", "0");
    }

    /**
     * Prepares the processor's memory for a training, whose maps are kept until its gradients read them. Of 32 bits, those of 8 MB and more get pages of their own, which are
     * given back with them: a step of ResNet-50 then takes as long, in less memory. Of 16 bits it would take longer.
     *
     * @param bytes of a number in maps
     */
    public void keepMaps(int bytes) {
        ProcessHeap.mapFrom(bytes == Float.BYTES ? ProcessHeap.MAPPED_FROM / 2 : ProcessHeap.MAPPED_FROM);
    }

    /**
     * Gives memory that tensors of the processor no longer need back to the system, where that is much. Called when a training needs the most, before
     * its gradients, it makes the process smaller. What is given back is taken anew in the next step, at up to a fifth of its time: not in each step.
     */
    public void giveBackMemory() {
        ProcessHeap.giveBack();
    }

    /**
     * Gives the pages of a stretch of the processor's memory back to the system, where it takes them. What was there is lost.
     *
     * @param address where it begins
     * @param bytes its length
     */
    public void giveBackMemory(long address, long bytes) {
        ProcessPages.giveBack(address, bytes);
    }

    /**
     * {@return the address of one of its C functions, if it has it}
     *
     * @param name the function's name
     */
    public Optional<MemorySegment> find(String name) {
        return libraries.stream()
                .flatMap(library -> linker.find(library, name).stream())
                .findFirst();
    }

    /**
     * {@return the address of a C function of CUDA, of its driver, its runtime or its compiler, if a library that has it is beside this libtorch or where
     * the system looks for libraries}
     *
     * @param name the function's name
     */
    public Optional<MemorySegment> findOfCuda(String name) {
        return find(name).or(() -> cuda.find(name));
    }

    /** {@return whether memory of a GPU can be taken while work is captured as a graph, and stays the graph's} */
    public boolean hasGraphMemory() {
        return hasGraphMemory;
    }

    /** {@return where what is made once for all programs is kept} */
    public static Path cache() {
        return LibraryCache.root();
    }

    private LibtorchVersion readVersion() {
        if (find("aoti_torch_delete_tensor_object").isEmpty()) {
            throw new UnusableLibtorchException("The library in " + place + " is no libtorch, or older than "
                    + LibtorchVersion.OLDEST + ": " + remedy());
        }
        long number = find(VERSION).map(Libtorch::number).orElse(0L);
        LibtorchVersion found = LibtorchVersion.of(number);
        if (found.compareTo(LibtorchVersion.OLDEST) < 0) {
            throw new UnusableLibtorchException("libtorch in " + place + " is "
                    + (number == 0 ? "" : "of version " + found + ", ") + "older than " + LibtorchVersion.OLDEST + ": "
                    + remedy());
        }
        return found;
    }

    private static String remedy() {
        return "install a newer one with `pip install --upgrade torch`, or name its folder with -D"
                + LibtorchFinder.PROPERTY + ".";
    }

    private List<Device> readDevices() {
        List<Device> found = new ArrayList<>(List.of(Device.CPU));
        if (libraries.size() > 1) {
            Stream.of("cudaGetDeviceCount", "hipGetDeviceCount")
                    .flatMap(name -> find(name).stream())
                    .findFirst()
                    .ifPresent(count -> {
                        for (int index = 0; index < gpus(count); index++) {
                            found.add(new Device(Device.Kind.CUDA, index));
                        }
                    });
        }
        return List.copyOf(found);
    }

    private static long number(MemorySegment function) {
        try {
            return (long) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(JAVA_LONG))
                    .invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** None where the driver is missing or says so. */
    private static int gpus(MemorySegment function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(JAVA_INT);
            int failed = (int) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invokeExact(count);
            return failed == 0 ? count.get(JAVA_INT, 0) : 0;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return "libtorch " + version + " in " + place;
    }
}
