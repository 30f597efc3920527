/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Conv;
import dev.stagecraft.Convs;
import dev.stagecraft.ResidualBlock;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.ResidualStages;
import dev.stagecraft.Shortcut;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads the stages of a network, and the blocks that they name. */
final class StageReader {
    private final Elements elements;
    private final Origin network;
    private final Diagnostics diagnostics;

    StageReader(Elements elements, Origin network, Diagnostics diagnostics) {
        this.elements = elements;
        this.network = network;
        this.diagnostics = diagnostics;
    }

    List<StageDeclaration> read(InheritedAnnotations annotations) {
        List<StageDeclaration> stages = new ArrayList<>();
        List<AnnotationView> written = annotations.findAll(ResidualStage.class, ResidualStages.class);
        for (AnnotationView stage : written) {
            stages.add(new StageDeclaration(
                    stages.size() + 1,
                    written.size(),
                    stage.origin(),
                    stage.integer("filters"),
                    stage.integer("blocks"),
                    stage.flag("bottleneck"),
                    stage.integer("stride"),
                    stage.integer("expansion"),
                    stage.integer("groups"),
                    stage.integer("baseWidth"),
                    stage.integer("dilation"),
                    stage.constant("shortcut", Shortcut.class),
                    block(stage.type("block")),
                    stage.integers("output")));
        }
        return stages;
    }

    /** {@code void.class} stands for none. */
    private Optional<BlockDeclaration> block(Declared<TypeMirror> declared) {
        TypeMirror type = declared.value();
        if (type.getKind() == TypeKind.ERROR) {
            throw UnreadableAnnotationException.type(declared.origin(), type);
        }
        if (type.getKind() == TypeKind.VOID) {
            return Optional.empty();
        }
        Optional<TypeElement> element = Optional.of(type)
                .filter(DeclaredType.class::isInstance)
                .map(it -> (TypeElement) ((DeclaredType) it).asElement());
        return Optional.of(element.map(it -> block(it, declared.origin()))
                .orElseGet(() -> noBlock(type.toString(), declared.origin())));
    }

    private BlockDeclaration block(TypeElement type, Origin use) {
        InheritedAnnotations annotations = new InheritedAnnotations(elements, type, network, diagnostics);
        return annotations
                .find(ResidualBlock.class)
                .map(block -> new BlockDeclaration(
                        type.getSimpleName().toString(),
                        use,
                        block.origin(),
                        true,
                        block.flag("activation"),
                        units(annotations.findAll(Conv.class, Convs.class))))
                .orElseGet(() -> noBlock(type.getSimpleName().toString(), use));
    }

    private static BlockDeclaration noBlock(String name, Origin use) {
        return new BlockDeclaration(name, use, use, false, new Declared<>(true, use, false), List.of());
    }

    private static List<UnitDeclaration> units(List<AnnotationView> annotations) {
        List<UnitDeclaration> units = new ArrayList<>();
        for (AnnotationView unit : annotations) {
            units.add(new UnitDeclaration(
                    "conv" + (units.size() + 1),
                    units.size() == annotations.size() - 1,
                    unit.origin(),
                    unit.integer("kernel"),
                    unit.integer("filters"),
                    unit.number("scale"),
                    unit.integer("groups"),
                    unit.flag("strided"),
                    unit.flag("activation")));
        }
        return units;
    }

    /** The types that the stages of an interface name as their blocks, and what those extend; and where they name them first. */
    static Map<TypeElement, Origin> blocksOf(InheritedAnnotations annotations) {
        Map<TypeElement, Origin> blocks = new LinkedHashMap<>();
        for (AnnotationView stage : annotations.findAll(ResidualStage.class, ResidualStages.class)) {
            Declared<TypeMirror> block = stage.type("block");
            if (block.value() instanceof DeclaredType type) {
                Lineage.of((TypeElement) type.asElement())
                        .types()
                        .forEach(it -> blocks.putIfAbsent(it, block.origin()));
            }
        }
        return blocks;
    }
}
