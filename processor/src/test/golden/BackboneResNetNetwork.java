package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import java.util.List;
import javax.annotation.processing.Generated;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * The network that {@code BackboneResNet} declares, for images of 3x64x96.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x16x24                                 2,008          2,985,984
 * layer1   32x16x24       2 bottleneck              2,816            983,040
 * layer2   64x8x12        2 bottleneck             10,752          1,130,496
 * layer3   96x8x12        3 bottleneck             35,808          3,336,192
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class BackboneResNetNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 51_384L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 8_435_712L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 16x32x48 for images of 3x64x96.
   */
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 32, 48,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 32;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 4;

  /**
   * What {@code layer1} gives: 32x16x24 for images of 3x64x96.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 16, 24,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 64;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 8;

  /**
   * What {@code layer2} gives: 64x8x12 for images of 3x64x96.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 8, 12,
      LAYER2_STRIDE);

  /**
   * The channels of {@code layer3}.
   */
  public static final int LAYER3_CHANNELS = 96;

  /**
   * The stride of {@code layer3}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER3_STRIDE = 8;

  /**
   * What {@code layer3} gives: 96x8x12 for images of 3x64x96.
   */
  public static final StageMap LAYER3 = new StageMap("layer3", "layer3.2", LAYER3_CHANNELS, 8, 12,
      LAYER3_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public BackboneResNetNetwork() {
  }

  @Override
  public String name() {
    return "BackboneResNet";
  }

  @Override
  public ComputationGraphConfiguration configuration(NetworkOptions options) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder()
        .seed(options.seed())
        .updater(options.updater())
        .dataType(options.dataType())
        .graphBuilder()
        .addInputs("input");
    stem(graph);
    layer1(graph);
    layer2(graph);
    layer3(graph);
    return options.configuration(graph.setOutputs("relu", "layer2.1", "layer3.2"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(BackboneResNetNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2, LAYER3);
  }

  @Override
  public List<StageMap> features() {
    return List.of(STEM, LAYER2, LAYER3);
  }

  /**
   * 3x64x96 to 16x16x24.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1.0", "input", 3, 8, 3, 2, 1, 1);
    normalization(graph, "conv1.1", "conv1.0", 8);
    graph.addLayer("conv1.2", new ActivationLayer(Activation.RELU), "conv1.1");
    convolution(graph, "conv1.3", "conv1.2", 8, 8, 3, 1, 1, 1);
    normalization(graph, "conv1.4", "conv1.3", 8);
    graph.addLayer("conv1.5", new ActivationLayer(Activation.RELU), "conv1.4");
    convolution(graph, "conv1.6", "conv1.5", 8, 16, 3, 1, 1, 1);
    normalization(graph, "bn1", "conv1.6", 16);
    graph.addLayer("relu", new ActivationLayer(Activation.RELU), "bn1");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(2, 2)
        .padding(1, 1)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("maxpool", maxpool, "relu");
  }

  /**
   * 16x16x24 to 32x16x24.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool", 16, 8, 32, 1, 1, true);
    bottleneck(graph, "layer1.1", "layer1.0", 32, 8, 32, 1, 1, false);
  }

  /**
   * 32x16x24 to 64x8x12.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    pooledBottleneck(graph, "layer2.0", "layer1.1", 32, 16, 64, 2, 1);
    bottleneck(graph, "layer2.1", "layer2.0", 64, 16, 64, 1, 1, false);
  }

  /**
   * 64x8x12 to 96x8x12.
   *
   * @param graph receives the layers
   */
  private static void layer3(GraphBuilder graph) {
    dilatedPooledBottleneck(graph, "layer3.0", "layer2.1", 64, 24, 96, 1, 1);
    for (int block = 1; block <= 2; block++) {
      bottleneck(graph, "layer3." + block, "layer3." + (block - 1), 96, 24, 96, 1, 2, false);
    }
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param filters the filters of its convolutions
   * @param out the channels it gives
   * @param stride the pixels from one window to the next
   * @param dilation the pixels from one weight to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int stride, int dilation, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, dilation,
        dilation);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.1", input, in, out, 1, 1, 0, 1);
      normalization(graph, name + ".downsample.2", name + ".downsample.1", out);
      shortcut = name + ".downsample.2";
    }
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
        shortcut);
    graph.addLayer(name, new ActivationLayer(Activation.RELU), name + ".add");
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param filters the filters of its convolutions
   * @param out the channels it gives
   * @param stride the pixels from one window to the next
   * @param dilation the pixels from one weight to the next
   */
  private static void pooledBottleneck(GraphBuilder graph, String name, String input, int in,
      int filters, int out, int stride, int dilation) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, dilation,
        dilation);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.AVG)
        .kernelSize(stride, stride)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .build();
    graph.addLayer(name + ".downsample.0", downsample, input);
    convolution(graph, name + ".downsample.1", name + ".downsample.0", in, out, 1, 1, 0, 1);
    normalization(graph, name + ".downsample.2", name + ".downsample.1", out);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
        name + ".downsample.2");
    graph.addLayer(name, new ActivationLayer(Activation.RELU), name + ".add");
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param filters the filters of its convolutions
   * @param out the channels it gives
   * @param stride the pixels from one window to the next
   * @param dilation the pixels from one weight to the next
   */
  private static void dilatedPooledBottleneck(GraphBuilder graph, String name, String input, int in,
      int filters, int out, int stride, int dilation) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, dilation,
        dilation);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.AVG)
        .kernelSize(2, 2)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .avgPoolIncludePadInDivisor(true)
        .build();
    graph.addLayer(name + ".downsample.0", downsample, input);
    convolution(graph, name + ".downsample.1", name + ".downsample.0", in, out, 1, 1, 0, 1);
    normalization(graph, name + ".downsample.2", name + ".downsample.1", out);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
        name + ".downsample.2");
    graph.addLayer(name, new ActivationLayer(Activation.RELU), name + ".add");
  }

  /**
   * Adds a convolution.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param out the channels it gives
   * @param kernel the side of the window
   * @param stride the pixels from one window to the next
   * @param padding the zeros on each side of the map
   * @param dilation the pixels from one weight to the next
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride, int padding, int dilation) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .dilation(dilation, dilation)
        .hasBias(false)
        .weightInit(new NormalDistribution(0, Math.sqrt(2.0 / kernel / kernel / out)))
        .activation(Activation.IDENTITY)
        .build();
    graph.addLayer(name, layer, input);
  }

  /**
   * Adds a normalization.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param channels the channels it receives and gives
   */
  private static void normalization(GraphBuilder graph, String name, String input, int channels) {
    BatchNormalization layer = new BatchNormalization.Builder()
        .nIn(channels)
        .nOut(channels)
        .eps(1.0E-5)
        .decay(0.9)
        .build();
    graph.addLayer(name, layer, input);
  }
}
