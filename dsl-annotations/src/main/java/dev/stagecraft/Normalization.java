package dev.stagecraft;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The batch normalization behind every convolution (Ioffe and Szegedy, 2015, arXiv:1502.03167). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Normalization {
    /** Added to the variance before its root is taken. Keras's layers have 1e-3, its ResNet 1.001e-5. */
    double epsilon() default 1e-5;

    /**
     * The share of the running mean and variance that a batch leaves: Keras calls it momentum (0.99), PyTorch calls
     * one minus it momentum (0.1).
     */
    double decay() default 0.9;
}
