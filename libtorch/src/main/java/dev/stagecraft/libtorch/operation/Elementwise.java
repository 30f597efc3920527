/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.operation;

import dev.stagecraft.libtorch.call.Operator;
import dev.stagecraft.libtorch.tensor.Session;
import dev.stagecraft.libtorch.tensor.Tensor;

/** Sums and products, with broadcasting, and functions of each value that others are made of. */
public final class Elementwise {
    private final Session session;
    private final Operator multiply;
    private final Operator multiplyInPlace;
    private final Operator negate;
    private final Operator exponentialLessOne;
    private final Operator rectify;
    private final Operator rectifyInPlace;
    private final Operator sign;
    private final Operator addProducts;
    private final Tensor one;
    private final Tensor factor;
    private final Operator least;
    private final Operator leastInto;
    private final Operator most;

    /**
     * Binds them.
     *
     * @param session what computes
     */
    public Elementwise(Session session) {
        this.session = session;
        this.multiply = session.operator("mul", "Tensor");
        this.multiplyInPlace = session.operator("mul_", "Tensor");
        // Of what adds in place, this alone takes no Scalar: a factor in a tensor, and a product, of which one factor
        // is 1.
        this.addProducts = session.operator("_foreach_addcmul_", "Tensor");
        this.one = session.ones(1);
        this.factor = session.number(1);
        this.negate = session.operator("neg_");
        this.exponentialLessOne = session.operator("expm1_");
        this.rectify = session.operator("relu");
        this.rectifyInPlace = session.operator("relu_");
        this.sign = session.operator("sign");
        this.least = session.operator("minimum");
        this.leastInto = session.operator("minimum", "out");
        this.most = session.operator("maximum");
    }

    /**
     * {@return {@code a + b}}
     *
     * @param a a tensor
     * @param b a tensor
     */
    public Tensor add(Tensor a, Tensor b) {
        return session.add(a, b, 1);
    }

    /**
     * {@return {@code a + factor b}}
     *
     * @param a a tensor
     * @param b a tensor
     * @param factor of b
     */
    public Tensor add(Tensor a, Tensor b, double factor) {
        return session.add(a, b, factor);
    }

    /**
     * {@return {@code a + b}}
     *
     * @param a a tensor
     * @param b a number
     */
    public Tensor add(Tensor a, double b) {
        return session.add(a, factor, b);
    }

    /**
     * Makes {@code a} the sum {@code a + b}.
     *
     * @param a a tensor
     * @param b a tensor of the same shape
     * @return a
     */
    public Tensor addInPlace(Tensor a, Tensor b) {
        addProducts
                .start()
                .tensors(a.handle())
                .tensors(b.handle())
                .tensors(factor.handle())
                .tensor(one.handle())
                .run();
        return a;
    }

    /**
     * {@return {@code a b}}
     *
     * @param a a tensor
     * @param b a tensor
     */
    public Tensor multiply(Tensor a, Tensor b) {
        return binary(multiply, a, b);
    }

    /**
     * {@return {@code a b}}
     *
     * @param a a tensor
     * @param b a number
     */
    public Tensor multiply(Tensor a, double b) {
        return multiply(a, session.number(b));
    }

    /**
     * Makes {@code a} the product {@code a b}.
     *
     * @param a a tensor
     * @param b a tensor that can be broadcast to it
     * @return a
     */
    public Tensor multiplyInPlace(Tensor a, Tensor b) {
        session.change(multiplyInPlace.start().tensor(a.handle()).tensor(b.handle()));
        return a;
    }

    /**
     * Makes {@code a} the product {@code a b}.
     *
     * @param a a tensor
     * @param b a number
     * @return a
     */
    public Tensor multiplyInPlace(Tensor a, double b) {
        return multiplyInPlace(a, session.number(b));
    }

    /**
     * Makes {@code a} its negative.
     *
     * @param a a tensor
     * @return a
     */
    public Tensor negateInPlace(Tensor a) {
        return change(negate, a);
    }

    /**
     * Makes {@code a} the power {@code exp(a) - 1}.
     *
     * @param a a tensor
     * @return a
     */
    public Tensor exponentialLessOneInPlace(Tensor a) {
        return change(exponentialLessOne, a);
    }

    /**
     * {@return {@code max(a, 0)}}
     *
     * @param a a tensor
     */
    public Tensor rectify(Tensor a) {
        return unary(rectify, a);
    }

    /**
     * Makes {@code a} its positive part, {@code max(a, 0)}.
     *
     * @param a a tensor
     * @return a
     */
    public Tensor rectifyInPlace(Tensor a) {
        return change(rectifyInPlace, a);
    }

    /**
     * {@return -1, 0 or 1}
     *
     * @param a a tensor
     */
    public Tensor sign(Tensor a) {
        return unary(sign, a);
    }

    /**
     * {@return 1 where it is positive, and 0 elsewhere}
     *
     * @param a a tensor
     */
    public Tensor step(Tensor a) {
        return rectifyInPlace(sign(a));
    }

    /**
     * {@return {@code min(a, b)}}
     *
     * @param a a tensor
     * @param b a number
     */
    public Tensor least(Tensor a, double b) {
        return binary(least, a, session.number(b));
    }

    /**
     * {@return {@code max(a, b)}}
     *
     * @param a a tensor
     * @param b a number
     */
    public Tensor most(Tensor a, double b) {
        return binary(most, a, session.number(b));
    }

    /**
     * {@return {@code max(a, b)}}
     *
     * @param a a tensor
     * @param b a tensor
     */
    public Tensor most(Tensor a, Tensor b) {
        return binary(most, a, b);
    }

    /**
     * {@return {@code min(a, b)}}
     *
     * @param a a tensor
     * @param b a tensor
     */
    public Tensor least(Tensor a, Tensor b) {
        return binary(least, a, b);
    }

    /**
     * Makes a tensor the lesser of two.
     *
     * @param a a tensor
     * @param b a tensor
     * @param target gets {@code min(a, b)}
     * @return the target
     */
    public Tensor least(Tensor a, Tensor b, Tensor target) {
        session.change(leastInto.start().tensor(a.handle()).tensor(b.handle()).tensor(target.handle()));
        return target;
    }

    private Tensor unary(Operator operator, Tensor a) {
        return session.adopt(operator.start().tensor(a.handle()).call());
    }

    private Tensor binary(Operator operator, Tensor a, Tensor b) {
        return session.adopt(
                operator.start().tensor(a.handle()).tensor(b.handle()).call());
    }

    private Tensor change(Operator operator, Tensor a) {
        session.change(operator.start().tensor(a.handle()));
        return a;
    }
}
