/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check in {@link EclipseCompilation} that every test with Eclipse's compiler relies on. */
class EclipseCompilationTest {
    @Test
    void exceptionOfAProcessorFailsATest(@TempDir Path folder) {
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> EclipseCompilation.of(
                        folder, List.of(new FailingProcessor()), "//Net.java\n@Deprecated public interface Net {}"));
        assertTrue(error.getMessage().contains(FailingProcessor.class.getName()), error::getMessage);
    }

    private static final class FailingProcessor extends AbstractProcessor {
        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            throw new IllegalStateException("on purpose");
        }
    }
}
