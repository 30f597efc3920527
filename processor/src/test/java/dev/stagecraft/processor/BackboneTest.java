/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.runtime.NetworkClassifier;
import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.data.ImageDataset;
import dev.stagecraft.runtime.data.Standardization;
import dev.stagecraft.runtime.images.Shape;
import dev.stagecraft.runtime.training.Evaluator;
import dev.stagecraft.runtime.training.Trainer;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks without a head: what they give, and what is left out of them. */
class BackboneTest {
    private static final String BASE = """
            @ResidualNetwork
            @Input(height = 64, width = 96)
            @Stem(filters = 8, kernel = 7, stride = 2, pool = @Pool(kind = Pool.Kind.MAX, kernel = 3, stride = 2))
            @ResidualStage(filters = 8, blocks = 1, bottleneck = true)
            @ResidualStage(filters = 16, blocks = 2, bottleneck = true)
            @ResidualStage(filters = 24, blocks = 1, bottleneck = true)
            @ResidualStage(filters = 32, blocks = 1, bottleneck = true)
            @Head(classes = 10)
            interface Base {}
            """;

    private static NetworkDefinition load(String name, String declaration) {
        return CompiledNetwork.load(
                CompiledNetwork.compile(
                        CompiledNetwork.source("Base", BASE), CompiledNetwork.source(name, declaration)),
                "test." + name + "Network");
    }

    private static Object constant(NetworkDefinition network, String name) throws ReflectiveOperationException {
        return network.getClass().getField(name).get(null);
    }

    /** The stem's pool halves the map again; each later stage does. */
    @Test
    void everyNetworkSaysWhatItsStagesGive() throws ReflectiveOperationException {
        NetworkDefinition base = CompiledNetwork.load("Base", BASE);
        assertFalse(base.isBackbone());
        assertEquals(
                List.of(
                        new StageMap("stem", "relu", 8, 32, 48, 2),
                        new StageMap("layer1", "layer1.0", 32, 16, 24, 4),
                        new StageMap("layer2", "layer2.1", 64, 8, 12, 8),
                        new StageMap("layer3", "layer3.0", 96, 4, 6, 16),
                        new StageMap("layer4", "layer4.0", 128, 2, 3, 32)),
                base.stages());
        assertEquals(base.stages().get(2), constant(base, "LAYER2"));
        assertEquals(64, constant(base, "LAYER2_CHANNELS"));
        assertEquals(8, constant(base, "LAYER2_STRIDE"));
        assertEquals(2, constant(base, "STEM_STRIDE"));
    }

    /** A head is replaced by the annotation alone; the parameters are the base's without the dense layer's 128 * 10 + 10. */
    @Test
    void replacesTheHeadThatIsInherited() {
        NetworkDefinition base = CompiledNetwork.load("Base", BASE);
        NetworkDefinition trunk = load("Trunk", "@ResidualNetwork @Backbone interface Trunk extends Base {}");
        assertTrue(trunk.isBackbone());
        assertEquals(List.of(base.stages().get(4)), trunk.features());
        assertEquals(base.summary().parameters() - 1290, trunk.summary().parameters());
        assertEquals(base.summary().multiplyAdds() - 1280, trunk.summary().multiplyAdds());
        BuiltNetwork.assertKeepsItsPromises(trunk);
    }

    @Test
    void aHeadReplacesTheBackboneThatIsInherited() {
        NetworkDefinition network = CompiledNetwork.load(
                CompiledNetwork.compile(
                        CompiledNetwork.source("Base", BASE),
                        CompiledNetwork.source(
                                "Trunk", "@ResidualNetwork @Backbone(stages = {1, 2}) interface Trunk extends Base {}"),
                        CompiledNetwork.source(
                                "Again", "@ResidualNetwork @Head(classes = 3) interface Again extends Trunk {}")),
                "test.AgainNetwork");
        assertFalse(network.isBackbone());
        assertEquals(List.of(3), network.summary().output().dimensions());
        assertEquals(5, network.stages().size());
    }

    /** What nobody asks for is not computed, and has no parameters. */
    @Test
    void leavesOutTheStagesBehindTheLastMap() {
        NetworkDefinition base = CompiledNetwork.load("Base", BASE);
        NetworkDefinition trunk =
                load("Trunk", "@ResidualNetwork @Backbone(stages = {0, 2, 3}) interface Trunk extends Base {}");
        assertEquals(
                List.of("stem", "layer2", "layer3"),
                trunk.features().stream().map(StageMap::name).toList());
        assertEquals(
                base.summary().parameters()
                        - 1290
                        - base.summary().part("layer4").parameters(),
                trunk.summary().parameters());
        BuiltNetwork.assertKeepsItsPromises(trunk);
    }

    /** Images of other sizes have maps of the same channels and strides. */
    @Test
    void takesImagesOfEverySize() {
        NetworkDefinition trunk =
                load("Trunk", "@ResidualNetwork @Backbone(stages = {1, 4}) interface Trunk extends Base {}");
        ComputationGraph network = trunk.create();
        INDArray[] maps = network.output(Nd4j.rand(DataType.FLOAT, 1, 3, 160, 128));
        assertArrayEquals(new long[] {1, 32, 40, 32}, maps[0].shape());
        assertArrayEquals(new long[] {1, 128, 5, 4}, maps[1].shape());
    }

    /** A dilation in the place of a stride leaves the stride as it was, also where the stride is in a stage's last block. */
    @Test
    void stridesFollowFromDilations() {
        NetworkDefinition dilated = load("Trunk", """
                @ResidualNetwork
                @OutputStride(8)
                @Backbone(stages = {1, 2, 3, 4}, strides = {4, 8, 8, 8})
                interface Trunk extends Base {}
                """);
        assertEquals(
                List.of(16, 8, 8, 8),
                dilated.features().stream().map(StageMap::height).toList());
        NetworkDefinition keras = load("Trunk", """
                @ResidualNetwork
                @BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION, strideIn = BlockDesign.StrideIn.LAST_BLOCK)
                @Backbone(stages = {1, 2, 3, 4}, strides = {8, 16, 32, 32})
                interface Trunk extends Base {}
                """);
        assertEquals(
                List.of(8, 4, 2, 2),
                keras.features().stream().map(StageMap::height).toList());
    }

    @Test
    void withPreActivationTheLastMapIsNormalizedUnlessItIsNot() {
        String order = "@BlockDesign(order = BlockDesign.Order.PRE_ACTIVATION)";
        NetworkDefinition normalized =
                load("Trunk", "@ResidualNetwork " + order + " @Backbone interface Trunk extends Base {}");
        assertEquals(List.of(new StageMap("norm", "norm.relu", 128, 2, 3, 32)), normalized.features());
        BuiltNetwork.assertKeepsItsPromises(normalized);
        NetworkDefinition plain = load(
                "Trunk",
                "@ResidualNetwork " + order + " @Backbone(normalized = false) interface Trunk extends Base {}");
        assertEquals(List.of(new StageMap("layer4", "layer4.0", 128, 2, 3, 32)), plain.features());
        assertEquals(256, normalized.summary().parameters() - plain.summary().parameters());
        NetworkDefinition named = load(
                "Trunk", "@ResidualNetwork " + order + " @Backbone(stages = {3, 4}) interface Trunk extends Base {}");
        assertEquals(plain.summary().parameters(), named.summary().parameters());
        BuiltNetwork.assertKeepsItsPromises(named);
    }

    /** What needs classes says that there are none, and what to do. */
    @Test
    void classifiesNothing() {
        NetworkDefinition trunk = load(
                "Trunk", "@ResidualNetwork @Preprocessing @Backbone(stages = {3, 4}) interface Trunk extends Base {}");
        assertRefused(
                "Trunk is a backbone, which tells no classes apart: train a network with a @Head, or put a head of yours behind"
                        + " builder(options).",
                () -> Trainer.of(trunk, NetworkOptions.defaults()));
        ComputationGraph network = trunk.create();
        assertRefused(
                "Trunk is a backbone, which tells no classes apart; ask InferenceNetwork.of(network).features for its maps.",
                () -> NetworkClassifier.of(trunk, network));
        assertRefused(
                "The network gives [layer3.0, layer4.0]; a classifier must give probabilities of classes alone, from a dense layer.",
                () -> NetworkClassifier.of(trunk.preprocessing().orElseThrow(), network));
        ImageDataset images = ImageDataset.of(new Shape(List.of(3, 64, 96)), new byte[3 * 64 * 96], new int[1], 2);
        assertRefused(
                "The network has 2 outputs; one that is evaluated must have one, with a probability for each class.",
                () -> Evaluator.evaluate(network, Standardization.of(images), images));
    }

    private static void assertRefused(String sentence, Executable call) {
        assertEquals(
                sentence, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void aTrunkWithoutItsAnnotationIsNoticed() {
        assertThat(CompiledNetwork.compile(
                        "Trunk",
                        BASE.replace("@ResidualNetwork", "")
                                .replace("@Head(classes = 10)", "@Backbone")
                                .replace("Base", "Trunk")))
                .hadWarningContaining("[declaration/not-a-network] Trunk has all that a network must have");
    }

    @Test
    void oneOfTwoThatAreInheritedMustWin() {
        assertThat(CompiledNetwork.compile(
                        CompiledNetwork.source("Base", BASE),
                        CompiledNetwork.source("Ends", "@Backbone interface Ends {}"),
                        CompiledNetwork.source("Both", "@ResidualNetwork interface Both extends Base, Ends {}")))
                .hadErrorContaining(
                        "[declaration/ambiguous] Both inherits @Head or @Backbone from Base and Ends, but one must win."
                                + " Repeat @Head or @Backbone on Both.");
    }
}
