/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.AntiAliased.Filter;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.DropBlockDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.BlurPooling;
import dev.stagecraft.processor.network.Convolution;
import dev.stagecraft.processor.network.DropBlock;
import dev.stagecraft.processor.network.Dropout;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;
import dev.stagecraft.processor.network.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the units of a residual branch out, in the order of the network: activations first or last. */
final class BranchExpansion {
    private static final String FILTER = "aa";

    private final Design design;
    private final StagePlan plan;
    private final Quantity stride;
    private final boolean isFiltered;
    private final List<Layer> lead = new ArrayList<>();
    private final List<Layer> branch = new ArrayList<>();
    private boolean waitsForFilter;
    private boolean severalSpatial;

    /**
     * @param stride the stride of the block
     * @param replacedStride the stride of the block that a dilation stands for
     */
    BranchExpansion(Design design, StagePlan plan, Quantity stride, int replacedStride) {
        this.design = design;
        this.plan = plan;
        this.stride = stride;
        this.isFiltered = design.declared()
                .antiAliased()
                .filter(filter -> stride.value() > 1 || filter.value() == Filter.BLUR && replacedStride > 1)
                .isPresent();
    }

    /** The layers before which a projection leaves the branch; none where activations come last. */
    List<Layer> lead() {
        return lead;
    }

    List<Layer> branch() {
        return branch;
    }

    /** Whether a filter carries the stride, and not a convolution. */
    boolean isAntiAliased() {
        return branch.stream().anyMatch(layer -> layer.name().equals(FILTER));
    }

    /** @param input the channels that the block receives */
    BranchExpansion append(List<Unit> units, int input) {
        severalSpatial = units.stream().filter(Unit::spatial).count() > 1;
        for (int i = 0; i < units.size(); i++) {
            boolean isLast = i == units.size() - 1;
            if (isLast) {
                attention(i == 0 ? new Quantity("in", input) : units.get(i - 1).filters(), input);
            }
            if (design.isPreActivation()) {
                preActivation(units.get(i), isLast);
            } else {
                postActivation(units.get(i), isLast);
            }
        }
        filter();
        return this;
    }

    /** What stands in front of the last convolution, which takes so many channels. */
    private void attention(Quantity channels, int input) {
        AttentionExpansion attention =
                new AttentionExpansion(design, plan.declared().number(), channels, input);
        design.declared().attentions().stream()
                .filter(declared -> declared.isIn(plan.declared().number()) && !declared.isAtEnd())
                .forEach(declared -> branch.addAll(attention.expand(declared)));
    }

    private void postActivation(Unit unit, boolean isLast) {
        convolution(unit, isLast);
        boolean startsAtZero =
                isLast && design.declared().block().zeroInitResidual().value();
        branch.add(design.normalization("bn" + unit.number(), startsAtZero));
        dropBlock(unit);
        if (unit.activated()) {
            branch.add(design.numberedActivation(unit.number()));
            filter();
        }
    }

    private void preActivation(Unit unit, boolean isLast) {
        List<Layer> chain = unit.number() == 1 ? lead : branch;
        chain.add(design.normalization("bn" + unit.number()));
        if (unit.activated()) {
            chain.add(design.numberedActivation(unit.number()));
            filter();
        }
        convolution(unit, isLast);
        dropBlock(unit);
    }

    private void convolution(Unit unit, boolean isLast) {
        double dropout = design.declared().block().dropout().value();
        if (isLast && dropout > 0) {
            branch.add(new Dropout("dropout", dropout));
        }
        boolean normalized = !design.isPreActivation() || !isLast;
        boolean filtered = unit.strided() && isFiltered;
        waitsForFilter |= filtered;
        branch.add(new Convolution(
                "conv" + unit.number(),
                unit.filters(),
                unit.kernel(),
                unit.strided() && !filtered ? stride : Quantity.fixed(1),
                design.padding().ofConvolution(unit.kernel(), unit.dilation()),
                unit.dilation(),
                unit.groups(),
                design.hasBias(normalized),
                design.standardizesWeights(),
                unit.blame()));
    }

    /** The filter that carries the stride stands behind the activation of what it filters. */
    private void filter() {
        if (waitsForFilter) {
            waitsForFilter = false;
            Declared<Filter> filter = design.declared().antiAliased().orElseThrow();
            branch.add(filter.value() == Filter.BLUR ? blur(filter) : mean(filter));
        }
    }

    private Layer blur(Declared<Filter> filter) {
        return new BlurPooling(FILTER, stride, filter.origin());
    }

    private Layer mean(Declared<Filter> filter) {
        return new Pooling(
                FILTER,
                Pooling.Kind.AVERAGE,
                stride,
                stride,
                new Padding.Same(),
                Blame.of(
                        filter.origin(),
                        filter.origin(),
                        plan.declared().stride().origin()));
    }

    private void dropBlock(Unit unit) {
        Optional<DropBlockDeclaration> declared = design.declared().dropBlock().filter(it -> unit.spatial());
        declared.filter(it -> it.indexOf(plan.declared()) >= 0).ifPresent(it -> {
            int index = it.indexOf(plan.declared());
            branch.add(new DropBlock(
                    severalSpatial ? "drop_block" + unit.number() : "drop_block",
                    it.rate().value(),
                    it.blockSizes().value().get(index),
                    it.scales().value().get(index)));
        });
    }
}
