/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.network.expansion;

import dev.stagecraft.BlockDesign.StrideOn;
import dev.stagecraft.Conv;
import dev.stagecraft.processor.declaration.BlockDeclaration;
import dev.stagecraft.processor.declaration.Declared;
import dev.stagecraft.processor.declaration.DesignDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StagePlan;
import dev.stagecraft.processor.declaration.UnitDeclaration;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.network.Blame;
import dev.stagecraft.processor.network.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The units of a stage's blocks: of basic blocks, of bottlenecks, or those that its author declares. */
final class Units {
    private static final int SPATIAL_KERNEL = 3;

    private final DesignDeclaration design;
    private final StagePlan plan;
    private final StageDeclaration stage;
    private final boolean dilates;
    private final Quantity width;
    private final Quantity output;

    /** @param dilates whether any stage of the network is dilated */
    Units(DesignDeclaration design, StagePlan plan, boolean dilates) {
        this.design = design;
        this.plan = plan;
        this.stage = plan.declared();
        this.dilates = dilates;
        int filters = stage.filters().value();
        int inside = Math.toIntExact(stage.width());
        this.width = new Quantity(inside == filters ? "filters" : "width", inside);
        this.output = stage.block()
                .map(block -> filters(block.units().get(block.units().size() - 1)))
                .orElseGet(() -> stage.bottleneck().value()
                        ? new Quantity("out", Math.toIntExact(stage.outputChannels()))
                        : width);
    }

    /** The channels of the stage's output. */
    Quantity output() {
        return output;
    }

    /** @param input the channels that the block receives */
    List<Unit> of(boolean isFirstBlock, int input) {
        Declared<Integer> first = isFirstBlock ? plan.dilationBefore() : plan.dilation();
        return stage.block()
                .map(block -> custom(block, first, input))
                .orElseGet(() -> stage.bottleneck().value() ? bottleneck(first) : basic(first));
    }

    private List<Unit> basic(Declared<Integer> firstDilation) {
        return List.of(
                unit(1, reduced(), SPATIAL_KERNEL, true, dilation("dilation1", firstDilation), firstDilation, true),
                unit(2, width, SPATIAL_KERNEL, false, dilation("dilation2", plan.dilation()), plan.dilation(), false));
    }

    private List<Unit> bottleneck(Declared<Integer> firstDilation) {
        boolean onFirst = design.block().strideOn().value() == StrideOn.FIRST;
        Quantity none = Quantity.fixed(1);
        return List.of(
                unit(1, reduced(), 1, onFirst, none, stage.dilation(), true),
                unit(2, width, SPATIAL_KERNEL, !onFirst, dilation("dilation", firstDilation), firstDilation, true),
                unit(3, output, 1, false, none, stage.dilation(), false));
    }

    /** The filters of the first convolution. */
    private Quantity reduced() {
        int by = design.block().reduceFirst().value();
        return by == 1 ? width : new Quantity("reduced", width.value() / by);
    }

    private Unit unit(
            int number,
            Quantity filters,
            int kernel,
            boolean strided,
            Quantity dilation,
            Declared<Integer> declaredDilation,
            boolean activationFollows) {
        boolean spatial = kernel == SPATIAL_KERNEL;
        return new Unit(
                number,
                filters,
                kernel,
                strided,
                dilation,
                Quantity.fixed(spatial ? stage.groups().value() : 1),
                activationFollows || design.block().isPreActivation(),
                spatial && activationFollows,
                new Blame(
                        stage.filters().origin(),
                        design.convolution().padding().origin(),
                        stage.stride().origin(),
                        declaredDilation.origin(),
                        stage.groups().origin()));
    }

    /** Has a name, and so is a parameter of the block's method, in networks that dilate at all. */
    private Quantity dilation(String name, Declared<Integer> value) {
        return dilates ? new Quantity(name, value.value()) : Quantity.fixed(1);
    }

    private List<Unit> custom(BlockDeclaration block, Declared<Integer> firstDilation, int input) {
        List<Unit> units = new ArrayList<>();
        Quantity channels = new Quantity("in", input);
        for (UnitDeclaration unit : block.units()) {
            Declared<Integer> declared = unit.strided().value() ? firstDilation : plan.dilation();
            boolean spatial = unit.kernel().value() > 1;
            int number = units.size() + 1;
            Quantity groups = unit.groups().value() == Conv.DEPTHWISE
                    ? channels
                    : Quantity.fixed(unit.groups().value());
            channels = filters(unit);
            units.add(new Unit(
                    number,
                    channels,
                    unit.kernel().value(),
                    unit.strided().value(),
                    spatial ? dilation("dilation" + number, declared) : Quantity.fixed(1),
                    groups,
                    design.block().isPreActivation() ? unit.activation().value() : unit.isActivated(),
                    spatial && !unit.isLast(),
                    blame(unit, declared.origin())));
        }
        return units;
    }

    private Blame blame(UnitDeclaration unit, Origin dilation) {
        return new Blame(
                unit.filtersOrigin(),
                design.convolution().padding().origin(),
                stage.stride().origin(),
                dilation,
                unit.groups().origin());
    }

    /** Filters that do not depend on the stage are a number in the block's method, others a parameter. */
    private Quantity filters(UnitDeclaration unit) {
        int value = Math.toIntExact(Math.round(unit.filtersIn(stage)));
        if (unit.filters().value() != Conv.AUTO) {
            return Quantity.fixed(value);
        }
        boolean isStages = unit.scale().value() == 1;
        return new Quantity(isStages ? "filters" : unit.isLast() ? "out" : widthName(unit), value);
    }

    /** Units of the same scale share a name, which has a number only where there are several. */
    private String widthName(UnitDeclaration unit) {
        List<Double> scales = stage.block().orElseThrow().units().stream()
                .filter(it -> it.filters().value() == Conv.AUTO && it.scale().value() != 1 && !it.isLast())
                .map(it -> it.scale().value())
                .distinct()
                .toList();
        return scales.size() == 1
                ? "width"
                : "width" + (scales.indexOf(unit.scale().value()) + 1);
    }
}
