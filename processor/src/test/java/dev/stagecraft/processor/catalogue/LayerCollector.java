/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.catalogue;

import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.processor.declaration.DeclarationReader;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.network.Layer;
import dev.stagecraft.processor.network.Network;
import dev.stagecraft.processor.network.expansion.NetworkExpansion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Expands the networks of a compilation, and keeps which kinds of layers they have. */
final class LayerCollector extends AbstractProcessor {
    private final Set<Class<?>> kinds = new HashSet<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ResidualNetwork.class.getCanonicalName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        DeclarationReader reader = new DeclarationReader(processingEnv.getElementUtils());
        ElementFilter.typesIn(round.getElementsAnnotatedWith(ResidualNetwork.class))
                .forEach(type -> add(NetworkExpansion.expand(reader.read(type, new Diagnostics()))));
        return false;
    }

    private void add(Network network) {
        add(network.stem());
        network.stages().forEach(stage -> stage.blocks().forEach(block -> add(block.layers())));
        add(network.head());
    }

    private void add(List<Layer> chain) {
        chain.forEach(layer -> {
            kinds.add(layer.getClass());
            layer.chains().forEach(this::add);
        });
    }

    Set<Class<?>> kinds() {
        return kinds;
    }
}
