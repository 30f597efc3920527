/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Of maps of one shape. */
final class EqualProduct implements MapProduct {
    private final Recent<MapShape, Kernel> kernels = new Recent<>(shape -> Kernel.product(shape, shape));

    @Override
    public void forward(MapShape shape, INDArray first, INDArray second, INDArray result) {
        kernels.get(shape).run(Map.of(DNNL_ARG_SRC_0, first, DNNL_ARG_SRC_1, second, DNNL_ARG_DST, result));
    }

    @Override
    public void backward(
            MapShape shape, INDArray first, INDArray second, INDArray gradient, INDArray ofFirst, INDArray ofSecond) {
        forward(shape, gradient, second, ofFirst);
        forward(shape, gradient, first, ofSecond);
    }

    @Override
    public void close() {
        kernels.close();
    }
}
