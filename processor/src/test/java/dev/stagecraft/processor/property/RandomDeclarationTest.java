/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stagecraft.processor.BuiltNetwork;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Whatever is declared, it either compiles to what it promises or is refused with an error of Stagecraft's. Another seed and
 * number of declarations can be given:
 *
 * <pre>
 * mvn -pl processor -am test -Dtest=RandomDeclarationTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dstagecraft.property.seed=20261127 -Dstagecraft.property.declarations=20000
 * </pre>
 *
 * <p>Any seed and any number will do, and the memory does not grow with it. A failure names the declaration's index, from which
 * the seed makes it again.
 */
@Tag("slow")
class RandomDeclarationTest {
    private static final long SEED = Long.parseLong(System.getProperty("stagecraft.property.seed", "1"));
    /** As many as it takes to have something of everything. */
    private static final int ENOUGH = 2_000;

    private static final int DECLARATIONS =
            Integer.parseInt(System.getProperty("stagecraft.property.declarations", String.valueOf(ENOUGH)));
    /** How many small networks there are at least in that many declarations. */
    private static final int SAMPLE = 80;
    /** How many different messages there are at least. */
    private static final int MESSAGES = 80;

    private static Survey survey;

    @BeforeAll
    static void compile() {
        assertTrue(DECLARATIONS > 0, "stagecraft.property.declarations must be at least 1");
        survey = Survey.of(SEED, DECLARATIONS);
    }

    @AfterAll
    static void forget() {
        survey = null;
    }

    @Test
    void saysNothingButWhatStagecraftSays() {
        assertNone(survey.foreign);
    }

    @Test
    void generatesAClassWhereThereIsNoError() {
        assertNone(survey.halves);
    }

    @Test
    void generatesNothingElse() {
        assertNone(survey.strangers);
    }

    @Test
    void findsEveryPlantedMistake() {
        assertNone(survey.unfound);
    }

    @Test
    void everyMistakeHasAPlaceAndThereAreFew() {
        assertNone(survey.floods);
    }

    @Test
    void compilesWhatIsSound() {
        assertNone(survey.refusals);
    }

    @Test
    void generatedCodeCompilesWithoutAWarning() {
        assertNone(survey.warnings);
    }

    @Test
    void summariesHaveTheExpectedMaps() {
        assertNone(survey.otherMaps);
    }

    @Test
    void manyCompileAndManyDoNot() {
        assumeEnough();
        double share = (double) survey.clean() / DECLARATIONS;
        assertTrue(share > 0.3 && share < 0.7, () -> survey.clean() + " of " + DECLARATIONS + " compile");
    }

    @Test
    void mostMessagesOccur() {
        assumeEnough();
        long occurring =
                survey.messages.values().stream().filter(count -> count > 0).count();
        assertTrue(occurring >= MESSAGES, () -> occurring + " occur: " + survey.messages);
    }

    /** The generator keeps up with the language. */
    @Test
    void soundNetworksHaveAllThatTheLanguageHas() {
        assumeEnough();
        assertEquals(Set.of(), survey.missing, "the generator of declarations must make these too");
    }

    @Test
    void manySmallNetworksAreBuilt() {
        assumeEnough();
        assertTrue(survey.sample.size() >= SAMPLE, () -> survey.sample.size() + " are small");
    }

    @Test
    void buildsWhatItPromised() {
        List<Executable> checks = survey.sample.entrySet().stream()
                .<Executable>map(network -> () -> {
                    try {
                        BuiltNetwork.assertKeepsItsPromises(network.getValue());
                    } catch (Throwable broken) {
                        throw new AssertionError(run() + ": " + network.getKey(), broken);
                    }
                })
                .toList();
        assertAll(checks);
    }

    private static void assertNone(Findings findings) {
        findings.assertNone(run());
    }

    private static String run() {
        return "seed " + SEED + ", " + DECLARATIONS + " declarations";
    }

    /** What is rare need not occur in a few declarations. */
    private static void assumeEnough() {
        assumeTrue(DECLARATIONS >= ENOUGH, () -> "asks for " + ENOUGH + " declarations at least");
    }
}
