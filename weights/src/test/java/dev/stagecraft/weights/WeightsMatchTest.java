/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsMatchTest {
    private final List<NetworkTensor> network = TestNetworks.resNet(10);
    private final Map<String, TensorInfo> file = file(network);

    private static Map<String, TensorInfo> file(List<NetworkTensor> network) {
        Map<String, TensorInfo> file = new LinkedHashMap<>();
        for (NetworkTensor tensor : network) {
            put(file, tensor.name(), tensor.shape().toArray());
            if (tensor.part().equals("running_var")) {
                String counter = tensor.layer() + ".num_batches_tracked";
                file.put(counter, new TensorInfo(counter, ElementType.I64, TensorShape.of()));
            }
        }
        return file;
    }

    private static void put(Map<String, TensorInfo> file, String name, long... shape) {
        file.put(name, new TensorInfo(name, ElementType.F32, TensorShape.of(shape)));
    }

    private WeightsMatch match() {
        return WeightsMatch.of(network, file.values());
    }

    private void rename(String from, String to) {
        List<TensorInfo> tensors = new ArrayList<>(file.values());
        file.clear();
        for (TensorInfo info : tensors) {
            String name = info.name().startsWith(from) ? to + info.name().substring(from.length()) : info.name();
            file.put(name, new TensorInfo(name, info.type(), info.shape()));
        }
    }

    @Test
    void everyTensorHasItsCounterpart() {
        WeightsMatch match = match();
        assertTrue(match.fits());
        assertEquals(network, List.copyOf(match.tensors().keySet()));
        match.tensors().forEach((tensor, info) -> assertEquals(tensor.name(), info.name()));
        assertEquals(new HeadFit.Loaded(), match.head());
    }

    @Test
    void aMissingTensorNamesTheLayer() {
        file.remove("layer1.0.conv2.weight");
        assertEquals(
                "does not fit the network: layer1.0.conv2 must have weight 64x64x3x3, and the file has no layer1.0.conv2.weight.",
                match().fault());
    }

    @Test
    void aTensorThatIsLeftOverIsNamed() {
        put(file, "layer1.0.conv2.bias", 64);
        assertEquals(
                "does not fit the network: the file's layer1.0.conv2.bias 64 must belong to a layer, and the network has none for it.",
                match().fault());
    }

    @Test
    void anotherShapeGivesBothShapes() {
        put(file, "layer1.0.conv2.weight", 64, 64, 1, 1);
        assertEquals(
                "does not fit the network: layer1.0.conv2 must have weight 64x64x3x3, and the file's layer1.0.conv2.weight"
                        + " is 64x64x1x1.",
                match().fault());
    }

    @Test
    void numbersThatAreNoWeightsAreAMisfit() {
        file.put("bn1.bias", new TensorInfo("bn1.bias", ElementType.I64, TensorShape.of(64)));
        assertEquals(
                "does not fit the network: bn1 must have bias of F32, F16, BF16 or F64, and the file's bn1.bias is of I64.",
                match().fault());
    }

    @Test
    void theLikelyCauseIsTheArchitecture() {
        file.remove("conv1.weight");
        put(file, "conv1.0.weight", 32, 3, 3, 3);
        rename("layer1.0.downsample.1", "layer1.0.downsample.2");
        rename("layer1.0.downsample.0", "layer1.0.downsample.1");
        WeightsMatch match = match();
        assertTrue(match.fault()
                .startsWith(
                        "does not fit the network: conv1 must have weight 64x3x7x7, and the file has no conv1.weight"));
        assertTrue(
                match.fault()
                        .endsWith(
                                " tensors that do not fit). These are the weights of a ResNet-8-D, and the network is a ResNet-8."));
    }

    @Test
    void ofManyMisfitsTheFirstAreListed() {
        file.keySet().removeIf(name -> name.startsWith("layer1"));
        List<String> lines = match().lines();
        assertEquals(9, lines.size());
        assertEquals("and 12 more", lines.get(8));
    }

    @Test
    void otherClassesKeepTheHead() {
        put(file, "fc.weight", 1000, 512);
        put(file, "fc.bias", 1000);
        WeightsMatch match = match();
        assertTrue(match.fits());
        assertEquals(new HeadFit.OtherClasses(10, 1000), match.head());
        assertEquals(network.size() - 2, match.tensors().size());
    }

    @Test
    void aFileWithoutAHeadKeepsIt() {
        file.keySet().removeIf(name -> name.startsWith("fc."));
        WeightsMatch match = match();
        assertTrue(match.fits());
        assertEquals(new HeadFit.Absent(), match.head());
    }

    private static List<NetworkTensor> withoutHead(List<NetworkTensor> network) {
        return network.stream().filter(tensor -> !tensor.isHead()).toList();
    }

    @Test
    void aNetworkWithoutAHeadLeavesOutTheFiles() {
        WeightsMatch match = WeightsMatch.of(withoutHead(network), file.values());
        assertTrue(match.fits(), match::fault);
        assertEquals(new HeadFit.NotNeeded(List.of("fc.weight", "fc.bias")), match.head());
        assertEquals(network.size() - 2, match.tensors().size());
    }

    @Test
    void aHeadOfAnotherNameIsLeftOutToo() {
        rename("fc.", "linear.");
        WeightsMatch match = WeightsMatch.of(withoutHead(network), file.values());
        assertEquals(new HeadFit.NotNeeded(List.of("linear.weight", "linear.bias")), match.head());
        assertTrue(match.fits(), match::fault);
    }

    /** A trunk of one stage: behind it are four convolutions, as many normalizations of four, and the head. */
    @Test
    void stagesBehindTheLastAreLeftOut() {
        List<NetworkTensor> trunk = withoutHead(network).stream()
                .filter(tensor -> !tensor.layer().startsWith("layer2"))
                .toList();
        WeightsMatch match = WeightsMatch.of(trunk, file.values());
        assertTrue(match.fits(), match::fault);
        assertEquals(4 + 4 * 4 + 2, ((HeadFit.NotNeeded) match.head()).leftOut().size());
    }

    /** A block more in a stage is another network, with or without a head. */
    @Test
    void nothingElseIsLeftOut() {
        put(file, "layer1.1.conv1.weight", 64, 256, 1, 1);
        WeightsMatch match = WeightsMatch.of(withoutHead(network), file.values());
        assertTrue(match.fault().contains("layer1.1.conv1.weight"), match::fault);
        put(file, "layer1.1.conv1.weight", 64, 256);
        put(file, "other.weight", 3, 64);
        assertFalse(WeightsMatch.of(withoutHead(network), file.values()).fits());
    }

    /** With pre-activation, the last normalization is needed or not; a file of timm's has it. */
    @Test
    void theLastNormalizationIsLeftOutWhereItIsNotNeeded() {
        List<NetworkTensor> whole = TestNetworks.resNetV2(10);
        List<TensorInfo> published = whole.stream()
                .map(tensor -> Naming.RESNET_V2.published(tensor, ElementType.F32))
                .toList();
        WeightsMatch normalized = WeightsMatch.of(withoutHead(whole), published);
        assertTrue(normalized.fits(), normalized::fault);
        assertEquals(new HeadFit.NotNeeded(List.of("head.fc.weight", "head.fc.bias")), normalized.head());
        List<NetworkTensor> plain = withoutHead(whole).stream()
                .filter(tensor -> !tensor.layer().equals("norm"))
                .toList();
        WeightsMatch match = WeightsMatch.of(plain, published);
        assertTrue(match.fits(), match::fault);
        assertEquals(6, ((HeadFit.NotNeeded) match.head()).leftOut().size());
    }

    @Test
    void aHeadOverOtherFeaturesDoesNotFit() {
        put(file, "fc.weight", 10, 2048);
        assertEquals(
                "does not fit the network: fc must have weight 10x512, and the file's fc.weight is 10x2048.",
                match().fault());
    }

    @Test
    void aHeadMayHaveAnotherName() {
        rename("fc.", "linear.");
        WeightsMatch match = match();
        assertTrue(match.fits());
        assertEquals(new HeadFit.Loaded(), match.head());
        assertEquals(
                "linear.bias",
                match.tensors().get(network.get(network.size() - 1)).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"module.", "model.", "_orig_mod.module.", "module.encoder_q."})
    void aNetworkBelowAPrefixIsFoundThere(String prefix) {
        rename("", prefix);
        WeightsMatch match = match();
        assertTrue(match.fits(), () -> match.fault());
        assertEquals(network, List.copyOf(match.tensors().keySet()));
        match.tensors().forEach((tensor, info) -> assertEquals(prefix + tensor.name(), info.name()));
        assertEquals(new HeadFit.Loaded(), match.head());
        assertEquals(", those below " + prefix, match.placement().sentence());
    }

    /** PyTorch's {@code torch.optim.swa_utils.AveragedModel} counts what it has averaged. */
    @Test
    void whatIsBesideThePrefixIsLeftOutAndSaidSo() {
        rename("", "module.");
        file.put("n_averaged", new TensorInfo("n_averaged", ElementType.I64, TensorShape.of()));
        assertTrue(match().fits());
        assertEquals(
                ", those below module.; 1 other tensor is left out (n_averaged)",
                match().placement().sentence());
        put(file, "queue", 128, 65536);
        assertEquals(
                ", those below module.; 2 other tensors are left out (n_averaged, …)",
                match().placement().sentence());
    }

    @Test
    void aHeadBesideThePrefixIsFound() {
        rename("", "backbone.");
        rename("backbone.fc.", "head.fc.");
        WeightsMatch match = match();
        assertTrue(match.fits());
        assertEquals(new HeadFit.Loaded(), match.head());
        assertEquals(", those below backbone.", match.placement().sentence());
    }

    /** As in MoCo, which has an encoder of queries and one of keys. */
    @Test
    void ofTwoNetworksNoneIsGuessed() {
        List<TensorInfo> once = List.copyOf(file.values());
        file.clear();
        for (String prefix : List.of("module.encoder_q.", "module.encoder_k.")) {
            once.forEach(info ->
                    file.put(prefix + info.name(), new TensorInfo(prefix + info.name(), info.type(), info.shape())));
        }
        assertEquals(
                "does not fit the network: the file must have such a network once, and has one below each of module.encoder_k.,"
                        + " module.encoder_q.: save the one that is meant, without what is in front of its names.",
                match().fault());
    }

    @Test
    void anotherNetworkBelowAPrefixIsNamed() {
        rename("", "model.");
        file.remove("model.conv1.weight");
        put(file, "model.conv1.0.weight", 32, 3, 3, 3);
        put(file, "criterion.weight", 10);
        String fault = match().fault();
        assertTrue(
                fault.startsWith(
                        "does not fit the network: conv1 must have weight 64x3x7x7, and the file has no model.conv1.weight"),
                fault);
        assertTrue(
                fault.endsWith("Those below model. are the weights of a ResNet-8-C, and the network is a ResNet-8."),
                fault);
    }

    /** Below a prefix nothing may be left over, as at the root. */
    @Test
    void aTensorThatIsLeftOverBelowThePrefixIsNamed() {
        rename("", "model.");
        put(file, "model.layer1.0.conv2.bias", 64);
        assertEquals(
                "does not fit the network: the file's model.layer1.0.conv2.bias 64 must belong to a layer, and the network has none for it.",
                match().fault());
    }

    /** Those of {@code ResNetForImageClassification(ResNetConfig(...)).state_dict()}. */
    @Test
    void theNamesOfTransformersAreRead() {
        file.clear();
        Map<String, String> layers = new LinkedHashMap<>();
        layers.put("conv1", "resnet.embedder.embedder.convolution");
        layers.put("bn1", "resnet.embedder.embedder.normalization");
        for (int stage = 0; stage < 2; stage++) {
            String ours = "layer" + (stage + 1) + ".0.";
            String theirs = "resnet.encoder.stages." + stage + ".layers.0.";
            for (int layer = 0; layer < 3; layer++) {
                layers.put(ours + "conv" + (layer + 1), theirs + "layer." + layer + ".convolution");
                layers.put(ours + "bn" + (layer + 1), theirs + "layer." + layer + ".normalization");
            }
            layers.put(ours + "downsample.0", theirs + "shortcut.convolution");
            layers.put(ours + "downsample.1", theirs + "shortcut.normalization");
        }
        layers.put("fc", "classifier.1");
        network.forEach(tensor -> put(
                file,
                layers.get(tensor.layer()) + "." + tensor.part(),
                tensor.shape().toArray()));
        WeightsMatch match = match();
        assertTrue(match.fits(), () -> match.fault());
        match.tensors()
                .forEach((tensor, info) -> assertEquals(layers.get(tensor.layer()) + "." + tensor.part(), info.name()));
        assertEquals(new HeadFit.Loaded(), match.head());
        assertEquals(
                ", by the names of transformers, those below resnet.",
                match.placement().sentence());
        put(file, "resnet.embedder.embedder.convolution.weight", 32, 3, 7, 7);
        put(file, "resnet.encoder.stages.0.layers.1.layer.0.convolution.weight", 64, 256, 1, 1);
        assertEquals(
                Optional.of("Those below resnet. are the weights of a ResNet-11, and the network is a ResNet-8"),
                match().cause());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "backbone.bottom_up.res2.0.conv1.weight | Detectron2 gives a ResNet",
                "features.stage1.unit1.body.conv1.conv.weight | pytorchcv gives a ResNet",
                "bit.encoder.stages.0.layers.0.conv1.weight | transformers gives a BiT, a ResNet with pre-activation",
                "regnet.encoder.stages.0.layers.0.attention.0.weight | transformers gives a ResNet or RegNet",
                "0.4.0.conv1.weight | Sequential of PyTorch gives the parts of a ResNet, which are numbered in it",
                "block1.unit01.conv1.weight | big_transfer gives a BiT, a ResNet with pre-activation",
                "res2a_branch2a_weights | Caffe gives a ResNet"
            })
    void othersNamesOfResNetsAreTheirs(String name, String whose) {
        file.clear();
        put(file, name, 64, 64, 1, 1);
        assertEquals(
                Optional.of("Its names are those that " + whose + ", such as " + name
                        + "; they must be those of torchvision or timm"),
                match().cause());
    }

    /** Of the types that only newer versions of the format have. */
    @Test
    void numbersOfAnotherTypeAreToBeConverted() {
        file.put("bn1.bias", new TensorInfo("bn1.bias", ElementType.F8_E8M0, TensorShape.of(64)));
        assertEquals(
                "does not fit the network: bn1 must have bias of F32, F16, BF16 or F64, and the file's bn1.bias is of F8_E8M0."
                        + " Convert its tensors to F32 where it comes from, as tensor.float() of PyTorch does.",
                match().fault());
    }

    /** No stage has such a number; it must not be read as one. */
    @Test
    void numbersInNamesMayBeOfAnyLength() {
        rename("layer1.0", "stages.99999999999.blocks.99999999999");
        put(file, "resnet.encoder.stages.99999999999.layers.0.layer.99999999999.convolution.weight", 1);
        assertTrue(!match().fits());
    }

    @Test
    void namesOfAnotherFamilyAreExplained() {
        file.clear();
        put(file, "features.0.weight", 64, 3, 3, 3);
        assertEquals(
                Optional.of("Its names are not those that torchvision, timm, transformers or Keras give a ResNet"),
                match().cause());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"REGNET, timm's RegNet", "TORCHVISION_REGNET, torchvision's RegNet"})
    void regNetsAreLoadedByTheirNames(Naming naming, String whose) {
        List<NetworkTensor> network = TestNetworks.regNet(10);
        List<TensorInfo> file = network.stream()
                .map(tensor -> naming.published(tensor, ElementType.F32))
                .toList();
        WeightsMatch match = WeightsMatch.of(network, file);
        assertTrue(match.fits());
        assertEquals(network.size(), match.tensors().size());
        assertEquals(", by the names of " + whose, match.placement().sentence());
        assertTrue(WeightsMatch.of(TestNetworks.resNet(10), file)
                .fault()
                .endsWith(" These are the weights of a RegNetX of 2 blocks, and the network is a ResNet-8."));
    }

    /** timm 1.0.29: {@code timm.create_model("resnetv2_18d").state_dict()}. */
    @Test
    void networksWithPreActivationHaveTheNamesOfTimm() {
        List<NetworkTensor> network = TestNetworks.resNetV2(10);
        assertEquals(Naming.RESNET_V2, Naming.of(network));
        List<TensorInfo> file = network.stream()
                .map(tensor -> Naming.RESNET_V2.published(tensor, ElementType.F32))
                .toList();
        assertEquals(
                List.of(
                        "stem.conv.weight 64x3x7x7",
                        "stages.0.blocks.0.norm1.weight 64",
                        "stages.0.blocks.0.norm1.bias 64",
                        "stages.0.blocks.0.norm1.running_mean 64",
                        "stages.0.blocks.0.norm1.running_var 64",
                        "stages.0.blocks.0.conv1.weight 64x64x3x3",
                        "stages.0.blocks.0.downsample.conv.weight 64x64x1x1",
                        "norm.weight 64",
                        "norm.bias 64",
                        "norm.running_mean 64",
                        "norm.running_var 64",
                        "head.fc.weight 10x64x1x1",
                        "head.fc.bias 10"),
                file.stream().map(info -> info.name() + " " + info.shape()).toList());
        assertTrue(WeightsMatch.of(network, file).fits());
    }

    @Test
    void networksWithPreActivationTakeTheirOwnNamesAsWell() {
        List<NetworkTensor> network = TestNetworks.resNetV2(10);
        Collection<TensorInfo> file = file(network).values();
        assertTrue(WeightsMatch.of(network, file).fits());
    }

    @Test
    void aDenseLayerMayBeAConvolutionOverOnePixel() {
        put(file, "fc.weight", 10, 512, 1, 1);
        assertTrue(match().fits());
    }
}
