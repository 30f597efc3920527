/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.family;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.stagecraft.processor.BuiltNetwork;
import dev.stagecraft.processor.CompiledNetwork;
import dev.stagecraft.runtime.NetworkDefinition;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A network of each family is built, runs, and learns with all its parameters. The images are small, to save time. */
@Tag("slow")
class FamilyTrainingTest {
    private static final int BATCH = 3;

    /** Some weights only ever meet the border of a small map, and some activations are 0 for all of three images. */
    private static final double MOST = 0.5;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "timm/resnet18, 96",
        "timm/resnet26d, 96",
        "timm/seresnet50t, 96",
        "timm/seresnext26t_32x4d, 96",
        "timm/resnetaa34d, 96",
        "timm/resnetblur18, 96",
        "timm/resnetrs50, 96",
        "timm/resnetv2_18d, 96",
        "timm/resnetv2_50d_gn, 96",
        "timm/legacy_seresnet18, 96",
        "timm/legacy_seresnext26_32x4d, 96",
        "timm/resnetv2_50x1_bit, 96",
        "keras/keras_ResNet50, 96",
        "keras/keras_ResNet50V2, 96",
        "keras/keras_ResNeXt50, 96",
        "paper/he2015_cifar_resnet20, 32",
        "paper/he2016_preact_resnet164, 32",
        "paper/wrn_16_4_cifar10, 32",
        "paper/eca_official_resnet18, 96",
        "paper/cbam_official_resnet18, 96",
        "paper/bam_official_resnet18, 96"
    })
    void learns(String key, int size) {
        Row row = Row.shipped().stream()
                .filter(it -> it.key().equals(key))
                .findFirst()
                .orElseThrow();
        NetworkDefinition definition = CompiledNetwork.load(row.typeName(), FamilyDeclaration.of(row, size));
        BuiltNetwork.assertKeepsItsPromises(definition);
        assertEveryParameterHasAGradient(definition);
    }

    private static void assertEveryParameterHasAGradient(NetworkDefinition definition) {
        ComputationGraph network = definition.create();
        Nd4j.getRandom().setSeed(2);
        network.paramTable().forEach(FamilyTrainingTest::startAwayFromZero);
        network.setInputs(
                Nd4j.randn(DataType.FLOAT, definition.summary().input().ofBatch(BATCH)));
        INDArray labels = Nd4j.zeros(definition.summary().output().ofBatch(BATCH));
        for (int i = 0; i < BATCH; i++) {
            labels.putScalar(i, i, 1);
        }
        network.setLabels(labels);
        network.computeGradientAndScore();
        Map<String, INDArray> gradients = network.gradient().gradientForVariable();
        network.paramTable().keySet().stream()
                .filter(name -> !name.matches(".*_(mean|var|log10stdev)"))
                .forEach(name -> {
                    INDArray gradient = gradients.get(name);
                    assertTrue(Double.isFinite(gradient.sumNumber().doubleValue()), name);
                    double share = Transforms.abs(gradient)
                            .gt(0)
                            .castTo(DataType.FLOAT)
                            .meanNumber()
                            .doubleValue();
                    assertTrue(share > MOST, () -> name + ": " + share + " of its values have a gradient");
                });
        network.close();
    }

    /** Behind a scale of zero nothing has a gradient in the first step, nor has an attention's first layer whose few numbers are below it. */
    private static void startAwayFromZero(String name, INDArray values) {
        if (name.endsWith("_gamma") && values.maxNumber().doubleValue() == 0) {
            values.assign(0.5);
        } else if (name.endsWith(".fc1_b")) {
            values.assign(5);
        }
    }
}
