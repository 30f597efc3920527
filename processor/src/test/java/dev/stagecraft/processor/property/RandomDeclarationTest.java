package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.BuiltNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Whatever is declared, it either compiles to what it promises or is refused with an error of Stagecraft's. Another seed and
 * number of declarations can be given as {@code -Dstagecraft.property.seed} and {@code -Dstagecraft.property.declarations}.
 */
class RandomDeclarationTest {
    private static final long SEED = Long.getLong("stagecraft.property.seed", 1);
    private static final int DECLARATIONS = Integer.getInteger("stagecraft.property.declarations", 2_000);
    private static final int BATCH = 100;
    /** How many networks are built at most, and with each feature of the language at least if there are small ones. */
    private static final int SAMPLE = 80;

    private static final int OF_EACH_FEATURE = 6;
    private static final int MOST_DIAGNOSTICS = 100;
    /** How many different messages there are at least. */
    private static final int MESSAGES = 80;

    private static List<Review> reviews;
    private static List<Build> builds;

    @BeforeAll
    static void compile() {
        reviews = new ArrayList<>();
        builds = new ArrayList<>();
        for (int first = 0; first < DECLARATIONS; first += BATCH) {
            List<Review> batch = Review.of(IntStream.range(first, Math.min(first + BATCH, DECLARATIONS))
                    .mapToObj(index -> DeclarationGenerator.declaration(SEED, index))
                    .toList());
            reviews.addAll(batch);
            builds.add(Build.of(batch.stream().filter(Review::isClean).toList()));
        }
    }

    @AfterAll
    static void forget() {
        reviews = null;
        builds = null;
    }

    @Test
    void saysNothingButWhatStagecraftSays() {
        assertNone("another's diagnostic", review -> !review.saysOnlyWhatStagecraftSays());
    }

    @Test
    void generatesAClassWhereThereIsNoError() {
        assertNone(
                "classes after an error, or none without",
                review -> review.isClean()
                        != review.classes().containsAll(review.declaration().classes()));
    }

    @Test
    void generatesNothingElse() {
        assertNone(
                "a class that was not asked for",
                review -> !review.declaration().classes().containsAll(review.classes())
                        || review.files().size() != 2 * review.classes().size());
    }

    @Test
    void findsEveryPlantedMistake() {
        assertNone(
                "a planted mistake that was not found",
                review -> review.declaration().mustFail() && review.isClean());
    }

    /** As many as the most mistakes that a declaration can have at once. */
    @Test
    void everyMistakeHasAPlaceAndThereAreFew() {
        assertNone(
                "a diagnostic without a place, or very many",
                review -> review.diagnostics().size() > MOST_DIAGNOSTICS
                        || review.diagnostics().stream().anyMatch(it -> it.getLineNumber() < 1));
    }

    @Test
    void compilesWhatIsSound() {
        assertNone(
                "a sound declaration that was refused",
                review -> review.declaration().mustCompile() && !review.isClean());
    }

    @Test
    void generatedCodeCompilesWithoutAWarning() {
        assertEquals(
                "",
                builds.stream()
                        .flatMap(build -> build.diagnostics().stream())
                        .map(Object::toString)
                        .limit(20)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void manyCompileAndManyDoNot() {
        long clean = reviews.stream().filter(Review::isClean).count();
        double share = (double) clean / reviews.size();
        assertTrue(share > 0.3 && share < 0.7, () -> clean + " of " + reviews.size() + " compile");
    }

    @Test
    void mostMessagesOccur() {
        TreeMap<String, Integer> counts = new TreeMap<>();
        Review.IDS.forEach(id -> counts.put(id, 0));
        reviews.stream().flatMap(review -> review.ids().stream()).forEach(id -> counts.merge(id, 1, Integer::sum));
        long occurring = counts.values().stream().filter(count -> count > 0).count();
        assertTrue(occurring >= MESSAGES, () -> occurring + " occur: " + counts);
    }

    /** The generator keeps up with the language. */
    @Test
    void soundNetworksHaveAllThatTheLanguageHas() {
        Set<String> missing = new TreeSet<>(Features.ALL);
        reviews.stream()
                .filter(Review::isClean)
                .forEach(review ->
                        missing.removeAll(Features.of(review.declaration().source())));
        assertEquals(Set.of(), missing, "the generator of declarations must make these too");
    }

    @Test
    void buildsWhatItPromised() {
        Map<Declaration, NetworkDefinition> sample = sample();
        assertTrue(sample.size() >= Math.min(SAMPLE, DECLARATIONS / 20), () -> sample.size() + " are small");
        List<Executable> checks = sample.entrySet().stream()
                .<Executable>map(network -> () -> {
                    try {
                        BuiltNetwork.assertKeepsItsPromises(network.getValue());
                    } catch (Throwable broken) {
                        throw new AssertionError("seed " + SEED + ": " + network.getKey(), broken);
                    }
                })
                .toList();
        assertAll(checks);
    }

    @Test
    void summariesHaveTheExpectedMaps() {
        List<Executable> checks = new ArrayList<>();
        for (int i = 0; i < reviews.size(); i++) {
            Declaration declaration = reviews.get(i).declaration();
            Build build = builds.get(i / BATCH);
            if (declaration.mustCompile()) {
                checks.add(() -> assertHasMaps(
                        declaration.maps(), build.load(declaration).summary(), declaration));
            }
        }
        assertAll(checks);
    }

    /** What the first stage receives, and what each stage gives. */
    private static void assertHasMaps(List<String> expected, NetworkSummary summary, Declaration declaration) {
        List<String> maps = new ArrayList<>();
        NetworkSummary stage = summary.part("layer1");
        maps.add(stage.input().toString());
        for (int number = 1; !stage.layers().isEmpty(); number++) {
            maps.add(stage.output().toString());
            stage = summary.part("layer" + (number + 1));
        }
        int others = expected.size() - maps.size();
        assertEquals(expected.subList(others, expected.size()), maps, () -> "seed " + SEED + ": " + declaration);
    }

    /** Small networks, the first of those that have something that few before them have. */
    private static Map<Declaration, NetworkDefinition> sample() {
        Map<String, Integer> counts = new HashMap<>();
        Map<Declaration, NetworkDefinition> sample = new LinkedHashMap<>();
        for (int i = 0; i < reviews.size() && sample.size() < SAMPLE; i++) {
            Declaration declaration = reviews.get(i).declaration();
            Set<String> features = Features.of(declaration.source());
            boolean isNew = features.stream().anyMatch(feature -> counts.getOrDefault(feature, 0) < OF_EACH_FEATURE);
            if (isNew && reviews.get(i).isClean()) {
                NetworkDefinition network = builds.get(i / BATCH).load(declaration);
                if (SmallNetworks.isSmall(network.summary())) {
                    sample.put(declaration, network);
                    features.forEach(feature -> counts.merge(feature, 1, Integer::sum));
                }
            }
        }
        return sample;
    }

    /** Prints the first few that are as they must not be, so that they can be made again. */
    private static void assertNone(String what, Predicate<Review> wrong) {
        List<Review> found = reviews.stream().filter(wrong).toList();
        assertTrue(
                found.isEmpty(),
                () -> "seed " + SEED + ": " + what + ": " + found.size() + " of " + reviews.size()
                        + found.stream().limit(3).map(review -> "\n\n" + review).collect(Collectors.joining()));
    }
}
