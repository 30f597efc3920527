/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn.inference;

import dev.stagecraft.runtime.onednn.OneDnn;
import dev.stagecraft.runtime.onednn.Resource;
import dev.stagecraft.runtime.onednn.Slab;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A schedule in the memory that it works in. One thread may run it at a time. */
final class Binding implements Resource {
    private final Slab slab;
    private final List<Run> runs = new ArrayList<>();
    private final List<Pointer> held = new ArrayList<>();
    /** The caller's arrays, as each step that reads or writes them sees them. */
    private final Map<Place.Caller, List<memory>> callers = new HashMap<>();

    private interface Run {
        void in(stream stream);
    }

    Binding(Schedule schedule, Slab slab) {
        this.slab = slab;
        schedule.steps().forEach(step -> runs.add(bind(step)));
    }

    private Run bind(Step step) {
        if (step instanceof Step.ByDeeplearning4j stock) {
            return bind(stock);
        }
        Step.Primitive one = (Step.Primitive) step;
        IntMemoryMap arguments = hold(new IntMemoryMap());
        one.arguments().forEach((number, value) -> arguments.put(number, memory(value)));
        return stream -> one.primitive().execute(stream, arguments);
    }

    private Run bind(Step.ByDeeplearning4j stock) {
        Function<INDArray[], INDArray> function = stock.operation().functions().get();
        INDArray[] inputs = stock.inputs().stream().map(this::array).toArray(INDArray[]::new);
        INDArray output = array(stock.output());
        return stream -> {
            stream._wait();
            INDArray made = function.apply(inputs);
            output.assign(made);
            boolean isOwn = Arrays.stream(inputs)
                    .noneMatch(input -> input.data().address() == made.data().address());
            if (isOwn && made.closeable()) {
                // The garbage collector does not see how large it is.
                made.close();
            }
        };
    }

    private memory memory(PlacedArray value) {
        if (value.place() instanceof Place.Caller caller) {
            memory array = hold(new memory(value.format(), OneDnn.engine(), new Pointer()));
            callers.computeIfAbsent(caller, none -> new ArrayList<>()).add(array);
            return array;
        }
        return hold(new memory(value.format(), OneDnn.engine(), place(value)));
    }

    private <T extends Pointer> T hold(T object) {
        held.add(object);
        return object;
    }

    private Pointer place(PlacedArray value) {
        return value.place() instanceof Place.Constant constant
                ? constant.slab().at(0)
                : slab.at(((Place.Buffer) value.place()).offset());
    }

    private INDArray array(PlacedArray value) {
        long[] shape = value.shape();
        long length = 1;
        for (long side : shape) {
            length *= side;
        }
        return Nd4j.create(Nd4j.createBuffer(place(value), length, DataType.FLOAT), shape);
    }

    void run(INDArray from, List<INDArray> to) {
        stream stream = OneDnn.stream();
        place(new Place.Images(), from);
        for (int index = 0; index < to.size(); index++) {
            place(new Place.Result(index), to.get(index));
        }
        runs.forEach(run -> run.in(stream));
        stream._wait();
    }

    private void place(Place.Caller caller, INDArray array) {
        Pointer address = array.data().addressPointer();
        callers.getOrDefault(caller, List.of()).forEach(memory -> memory.set_data_handle(address));
    }

    @Override
    public void close() {
        held.forEach(Pointer::deallocate);
    }
}
