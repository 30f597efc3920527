package dev.stagecraft.runtime.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;

import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** The primitives of a batch normalization over maps of one shape. */
final class NormalizationKernels {
    private static final int SCALED = normalization_flags.use_scale.value | normalization_flags.use_shift.value;
    private static final int WITH_STATISTICS = SCALED | normalization_flags.use_global_stats.value;

    private final Kernel training;
    private final Kernel inference;
    private final Kernel backward;

    /** A normalization whose mean and variance are taken from the maps while training. */
    NormalizationKernels(MapShape shape, float epsilon) {
        this(shape, epsilon, SCALED);
    }

    /** One that is given mean and variance, also while training. */
    static NormalizationKernels ofGivenStatistics(MapShape shape) {
        return new NormalizationKernels(shape, 0, WITH_STATISTICS);
    }

    private NormalizationKernels(MapShape shape, float epsilon, int trainingFlags) {
        memory.desc maps = Formats.maps(shape);
        memory.desc channels = Formats.vector(shape.channels());
        batch_normalization_forward.primitive_desc trainingDescriptor =
                forward(prop_kind.forward_training, trainingFlags, maps, epsilon);
        training = forward(trainingDescriptor, maps, channels);
        inference = forward(forward(prop_kind.forward_inference, WITH_STATISTICS, maps, epsilon), maps, channels);
        batch_normalization_backward.primitive_desc backwardDescriptor = new batch_normalization_backward
                .primitive_desc(
                new batch_normalization_backward.desc(prop_kind.backward.value, maps, maps, epsilon, trainingFlags),
                OneDnn.attributes(),
                OneDnn.engine(),
                trainingDescriptor);
        backward = new Kernel(
                new batch_normalization_backward(backwardDescriptor),
                backwardDescriptor,
                Map.of(
                        DNNL_ARG_SRC, maps,
                        DNNL_ARG_DIFF_DST, maps,
                        DNNL_ARG_DIFF_SRC, maps,
                        DNNL_ARG_MEAN, channels,
                        DNNL_ARG_VARIANCE, channels,
                        DNNL_ARG_SCALE, channels,
                        DNNL_ARG_SHIFT, channels,
                        DNNL_ARG_DIFF_SCALE, channels,
                        DNNL_ARG_DIFF_SHIFT, channels));
    }

    private static batch_normalization_forward.primitive_desc forward(
            prop_kind kind, int flags, memory.desc maps, float epsilon) {
        return new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(kind.value, maps, epsilon, flags),
                OneDnn.attributes(),
                OneDnn.engine());
    }

    private static Kernel forward(
            batch_normalization_forward.primitive_desc descriptor, memory.desc maps, memory.desc channels) {
        return new Kernel(
                new batch_normalization_forward(descriptor),
                descriptor,
                Map.of(
                        DNNL_ARG_SRC, maps,
                        DNNL_ARG_DST, maps,
                        DNNL_ARG_MEAN, channels,
                        DNNL_ARG_VARIANCE, channels,
                        DNNL_ARG_SCALE, channels,
                        DNNL_ARG_SHIFT, channels));
    }

    /** Takes mean and variance from the maps, and gives them. */
    Kernel training() {
        return training;
    }

    /** Is given mean and variance. */
    Kernel inference() {
        return inference;
    }

    Kernel backward() {
        return backward;
    }
}
