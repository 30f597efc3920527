/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an interface declares and inherits.
 *
 * @param packageName the interface's package
 * @param interfaceName its name within the package: {@code Outer.ResNet50}
 * @param name the network's name; the interface's simple name if none is written
 * @param origin the interface's {@code @ResidualNetwork}
 * @param input absent only in a declaration that is reported as faulty
 * @param head absent in a backbone, or in a declaration that is reported as faulty
 */
public record NetworkDeclaration(
        String packageName,
        String interfaceName,
        Declared<String> name,
        Origin origin,
        Optional<InputDeclaration> input,
        Optional<PreprocessingDeclaration> preprocessing,
        Optional<StemDeclaration> stem,
        List<StageDeclaration> stages,
        DesignDeclaration design,
        Optional<HeadDeclaration> head,
        Optional<BackboneDeclaration> backbone,
        Optional<BudgetDeclaration> budget,
        Optional<PretrainedWeightsDeclaration> weights) {

    public NetworkDeclaration {
        stages = List.copyOf(stages);
    }

    /** The interface's name without its outer types. */
    public String simpleName() {
        return interfaceName.substring(interfaceName.lastIndexOf('.') + 1);
    }

    /** The name of the class to generate: {@code ResNet50Network}, {@code Outer_ResNet50Network}. */
    public String className() {
        return interfaceName.replace('.', '_') + "Network";
    }

    /** The same network for other images. */
    public NetworkDeclaration with(InputDeclaration other) {
        return with(Optional.of(other), stem, stages, design, head, backbone);
    }

    /** The same network with another stem. */
    public NetworkDeclaration with(StemDeclaration other) {
        return with(input, Optional.of(other), stages, design, head, backbone);
    }

    /** The same network with another head. */
    public NetworkDeclaration with(HeadDeclaration other) {
        return with(input, stem, stages, design, Optional.of(other), backbone);
    }

    /** The same network, of whose stages no output is expected. */
    public NetworkDeclaration withoutOutputs() {
        List<StageDeclaration> others =
                stages.stream().map(StageDeclaration::withoutOutput).toList();
        return with(input, stem, others, design, head, backbone);
    }

    /** A part of the network. */
    NetworkDeclaration part(
            List<StageDeclaration> someStages,
            DesignDeclaration someDesign,
            Optional<HeadDeclaration> someHead,
            Optional<BackboneDeclaration> someBackbone) {
        return with(input, stem, someStages, someDesign, someHead, someBackbone);
    }

    private NetworkDeclaration with(
            Optional<InputDeclaration> otherInput,
            Optional<StemDeclaration> otherStem,
            List<StageDeclaration> otherStages,
            DesignDeclaration otherDesign,
            Optional<HeadDeclaration> otherHead,
            Optional<BackboneDeclaration> otherBackbone) {
        return new NetworkDeclaration(
                packageName,
                interfaceName,
                name,
                origin,
                otherInput,
                preprocessing,
                otherStem,
                otherStages,
                otherDesign,
                otherHead,
                otherBackbone,
                budget,
                weights);
    }
}
