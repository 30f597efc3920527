/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.engine;

import dev.stagecraft.libtorch.cuda.Stream;
import dev.stagecraft.libtorch.tensor.ElementType;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;
import dev.stagecraft.program.engine.HostArray;
import dev.stagecraft.program.engine.NativeFloats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Answers of a network, of which each shape of images is a graph. A graph reads the weights that were folded when it was captured: with other parameters
 * it is captured anew.
 */
final class CapturedAnswers implements AutoCloseable {
    /** Single images, whole batches, and their last one, of two sizes of images. */
    private static final int MOST_SHAPES = 6;

    private final Session session;
    private final CapturedKinds<List<Long>, Images> kinds;
    private long version = -1;

    /** Where images of a shape lie, and what came of them. */
    private record Images(Tensor images, List<Tensor> results) implements CapturedKinds.Place {
        @Override
        public void close() {
            results.forEach(Tensor::close);
            images.close();
        }
    }

    CapturedAnswers(Session session, Stream stream) {
        this.session = session;
        this.kinds = new CapturedKinds<>(
                stream,
                MOST_SHAPES,
                "Answers",
                shape -> new Images(
                        session.empty(
                                ElementType.FLOAT32,
                                shape.stream().mapToLong(Long::longValue).toArray()),
                        new ArrayList<>()));
    }

    /**
     * What the network gives.
     *
     * @param parameters a number that is another one when parameters are
     * @param network what it gives for images on the device, which is closed here
     */
    List<HostArray> run(long parameters, Function<Tensor, List<Tensor>> network, NativeFloats images, long... shape) {
        if (parameters != version) {
            kinds.close();
            version = parameters;
        }
        List<Long> kind = LongStream.of(shape).boxed().toList();
        Images place = kinds.place(kind);
        NativeArrays.writeAll(images, place.images());
        kinds.run(kind, at -> keep(network.apply(at.images()), at.results()));
        return place.results().stream().map(NativeArrays::read).toList();
    }

    /** The first time results are of that kind, they get a place of their own. */
    private void keep(List<Tensor> values, List<Tensor> results) {
        for (int i = 0; i < values.size(); i++) {
            try (Tensor value = values.get(i)) {
                if (results.size() == i) {
                    results.add(session.empty(ElementType.FLOAT32, value.shape()));
                }
                results.get(i).copyFrom(value);
            }
        }
    }

    /** Frees all; for a training, which changes what graphs read. */
    @Override
    public void close() {
        kinds.close();
    }
}
