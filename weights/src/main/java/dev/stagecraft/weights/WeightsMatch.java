/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tensor of a file goes where in a network.
 *
 * @param tensors what is loaded, in the network's order; the head is left out where the file has it for other classes, or not at all
 * @param head what becomes of the head
 * @param placement where in the file the network is
 * @param misfits why the file does not fit; empty if it does
 * @param cause what the file is instead, as a sentence, if that can be told
 */
public record WeightsMatch(
        Map<NetworkTensor, TensorInfo> tensors,
        HeadFit head,
        Placement placement,
        List<Misfit> misfits,
        Optional<String> cause) {
    private static final int SHOWN = 8;

    /**
     * Copies the list of misfits.
     *
     * @param tensors what is loaded, in the network's order
     * @param head what becomes of the head
     * @param placement where in the file the network is
     * @param misfits why the file does not fit
     * @param cause what the file is instead, as a sentence, if that can be told
     */
    public WeightsMatch {
        misfits = List.copyOf(misfits);
    }

    /**
     * Compares.
     *
     * @param network the tensors that it needs
     * @param file the tensors that the file has
     * @return what goes where, and what does not fit
     */
    public static WeightsMatch of(List<NetworkTensor> network, Collection<TensorInfo> file) {
        return of(network, file, false);
    }

    /**
     * Compares.
     *
     * @param network the tensors that it needs
     * @param file the tensors that the file has
     * @param poolsOverTheEdge whether the network's pool is that of timm's legacy SE-ResNets, so that their names may be its
     * @return what goes where, and what does not fit
     */
    public static WeightsMatch of(List<NetworkTensor> network, Collection<TensorInfo> file, boolean poolsOverTheEdge) {
        return new TensorMatcher(network, file, poolsOverTheEdge).match();
    }

    /** {@return whether the file fits} */
    public boolean fits() {
        return misfits.isEmpty();
    }

    /**
     * {@return why it does not fit, in one line that follows the file's name: what does not fit first, how much does not, and the likely
     * cause}
     */
    public String fault() {
        Misfit first = misfits.get(0);
        String others = misfits.size() == 1 ? "" : " (the first of " + misfits.size() + " tensors that do not fit)";
        return "does not fit the network: " + first.sentence() + others
                + cause.map(sentence -> ". " + sentence).orElse("") + ".";
    }

    /** {@return a line for each misfit; of many the first, and how many more there are} */
    public List<String> lines() {
        Stream<String> shown = misfits.stream().limit(SHOWN).map(Misfit::sentence);
        Stream<String> more =
                misfits.size() > SHOWN ? Stream.of("and " + (misfits.size() - SHOWN) + " more") : Stream.empty();
        return Stream.concat(shown, more).toList();
    }
}
