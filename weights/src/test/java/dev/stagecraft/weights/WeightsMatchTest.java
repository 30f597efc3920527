package dev.stagecraft.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void namesOfAWrappedModelAreExplained() {
        rename("", "module.");
        assertEquals(
                Optional.of(
                        "All its names begin with module., as those of a model that is wrapped in another; save the model inside"),
                match().cause());
    }

    @Test
    void namesOfAnotherFamilyAreExplained() {
        file.clear();
        put(file, "features.0.weight", 64, 3, 3, 3);
        assertEquals(
                Optional.of("Its names are not those that torchvision, timm or Keras give a ResNet"), match().cause());
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
