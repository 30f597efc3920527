package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How the blocks of all stages are made. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface BlockDesign {
    /** Which convolution of a bottleneck carries the stride; a basic block strides in its first. */
    StrideOn strideOn() default StrideOn.SECOND;

    /**
     * Whether the last normalization of every block starts with a scale of zero, so that each block starts as its
     * shortcut (Goyal et al., <i>Accurate, Large Minibatch SGD</i>, 2017, section 5.1, arXiv:1706.02677).
     */
    boolean zeroInitResidual() default false;

    /** The convolution with the stride. */
    enum StrideOn {
        /** The first 1x1: the paper's ResNet, and Keras's ("v1"). */
        FIRST,
        /** The 3x3: torchvision's and timm's ResNet ("v1.5"), with the same parameters and 6 % more multiply-adds. */
        SECOND
    }
}
