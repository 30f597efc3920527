/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Diagnostic;
import dev.stagecraft.processor.diagnostic.Origin;
import dev.stagecraft.processor.diagnostic.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is left of a declaration without the values that are wrong: the stages before the first one of unknown shape, and the
 * head if all of them are left. Its shapes can be checked in the same compile.
 */
public final class SoundPart {
    /** Attributes of a stage of which its blocks' shapes do not depend. */
    private static final Set<String> WITHOUT_SHAPE = Set.of("blocks", "output");

    private final NetworkDeclaration declaration;
    private final List<Origin> wrong;

    private SoundPart(NetworkDeclaration declaration, List<Origin> wrong) {
        this.declaration = declaration;
        this.wrong = wrong;
    }

    /**
     * The part that is sound; nothing where it is not known what the first stage receives.
     *
     * @param found what is wrong with the declaration; warnings play no part, even those that were made errors
     */
    public static Optional<NetworkDeclaration> of(NetworkDeclaration declaration, List<Diagnostic> found) {
        List<Origin> wrong = found.stream()
                .filter(diagnostic -> diagnostic.message().severity() == Severity.ERROR)
                .map(Diagnostic::origin)
                .toList();
        return new SoundPart(declaration, wrong).part();
    }

    private Optional<NetworkDeclaration> part() {
        boolean beginsSound = declaration.input().isPresent()
                && declaration.input().stream()
                        .flatMap(input -> Stream.of(input.channels(), input.height(), input.width()))
                        .allMatch(this::isSound)
                && declaration.stem().stream()
                        .allMatch(stem -> isSound(stem.filters())
                                && isSound(stem.kernel())
                                && isSound(stem.stride())
                                && isSound(stem.pool()));
        if (!beginsSound) {
            return Optional.empty();
        }
        List<StageDeclaration> stages = declaration.stages().stream()
                .takeWhile(this::hasShape)
                .map(this::mended)
                .toList();
        boolean all = !stages.isEmpty() && stages.size() == declaration.stages().size();
        return Optional.of(declaration.part(
                stages,
                declaration.design().sound(this::isSound),
                declaration.head().filter(head -> all && isSound(head.pool())),
                declaration.backbone().filter(backbone -> all && isSound(backbone.stages()))));
    }

    private boolean hasShape(StageDeclaration stage) {
        boolean isSound = wrong.stream()
                .filter(origin -> origin.isWithin(stage.origin()))
                .allMatch(origin -> WITHOUT_SHAPE.contains(origin.attribute()));
        return isSound
                && declaration.design().hasKnownShapes(this::isSound)
                && stage.block().stream().allMatch(this::isSound);
    }

    private boolean isSound(BlockDeclaration block) {
        return Stream.concat(Stream.of(block.origin()), block.units().stream().map(UnitDeclaration::origin))
                .allMatch(part -> wrong.stream().noneMatch(origin -> origin.isWithin(part)));
    }

    private StageDeclaration mended(StageDeclaration stage) {
        StageDeclaration counted = isSound(stage.blocks()) ? stage : stage.withBlocks(1);
        return isSound(stage.output()) ? counted : counted.withoutOutput();
    }

    private boolean isSound(PoolDeclaration pool) {
        return Stream.of(pool.kind(), pool.kernel(), pool.stride(), pool.padding())
                .allMatch(this::isSound);
    }

    /** Whether nothing is wrong with a value, or with one of several. */
    private boolean isSound(Declared<?> value) {
        return wrong.stream().noneMatch(origin -> origin.isWithin(value.origin()));
    }
}
