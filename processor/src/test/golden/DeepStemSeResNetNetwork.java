package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.images.ChannelOrder;
import dev.stagecraft.runtime.images.Interpolation;
import dev.stagecraft.runtime.images.Preprocessing;
import dev.stagecraft.runtime.images.ValueRange;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code DeepStemSeResNet} declares, for images of 3x64x48.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     32x16x12                                 7,472          5,640,192
 * layer1   128x16x12      3 bottleneck             61,208         10,229,760
 * layer2   256x8x6        2 bottleneck            182,816          9,060,352
 * head     10                                       2,570              2,560
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class DeepStemSeResNetNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 254_066L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 24_932_864L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 32;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 32x32x24 for images of 3x64x48.
   */
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 32, 24,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 128;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 4;

  /**
   * What {@code layer1} gives: 128x16x12 for images of 3x64x48.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.2", LAYER1_CHANNELS, 16, 12,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 256;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 8;

  /**
   * What {@code layer2} gives: 256x8x6 for images of 3x64x48.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 8, 6,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public DeepStemSeResNetNetwork() {
  }

  @Override
  public String name() {
    return "DeepStemSeResNet";
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
    head(graph);
    return options.configuration(graph.setOutputs("fc"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(DeepStemSeResNetNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  @Override
  public Optional<Preprocessing> preprocessing() {
    return Optional.of(Preprocessing.of(3, 64, 48)
        .withCenterCrop(73, 54)
        .withInterpolation(Interpolation.BILINEAR)
        .withChannelOrder(ChannelOrder.RGB)
        .withRange(ValueRange.ZERO_TO_ONE)
        .withMean(0.485, 0.456, 0.406)
        .withStandardDeviation(0.229, 0.224, 0.225));
  }

  /**
   * 3x64x48 to 32x16x12.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1.0", "input", 3, 16, 3, 2, 1, false);
    normalization(graph, "conv1.1", "conv1.0", 16, 1.0);
    graph.addLayer("conv1.2", new ActivationLayer(Activation.RELU), "conv1.1");
    convolution(graph, "conv1.3", "conv1.2", 16, 16, 3, 1, 1, false);
    normalization(graph, "conv1.4", "conv1.3", 16, 1.0);
    graph.addLayer("conv1.5", new ActivationLayer(Activation.RELU), "conv1.4");
    convolution(graph, "conv1.6", "conv1.5", 16, 32, 3, 1, 1, false);
    normalization(graph, "bn1", "conv1.6", 32, 1.0);
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
   * 32x16x12 to 128x16x12.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool", 32, 32, 128, 8, 1, true);
    for (int block = 1; block <= 2; block++) {
      bottleneck(graph, "layer1." + block, "layer1." + (block - 1), 128, 32, 128, 8, 1, false);
    }
  }

  /**
   * 128x16x12 to 256x8x6.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck(graph, "layer2.0", "layer1.2", 128, 64, 256, 16, 2, true);
    bottleneck(graph, "layer2.1", "layer2.0", 256, 64, 256, 16, 1, false);
  }

  /**
   * 256x8x6 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "layer2.1");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(256)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(256), 1 / Math.sqrt(256)))
        .activation(Activation.SOFTMAX)
        .build();
    graph.addLayer("fc", fc, "avgpool");
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
   * @param squeezed the channels to which its attention squeezes the map
   * @param stride the pixels from one window to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int squeezed, int stride, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, false);
    normalization(graph, name + ".bn3", name + ".conv3", out, 0.0);
    GlobalPoolingLayer pool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .collapseDimensions(false)
        .build();
    graph.addLayer(name + ".se.pool", pool, name + ".bn3");
    convolution(graph, name + ".se.fc1", name + ".se.pool", out, squeezed, 1, 1, 0, true);
    graph.addLayer(name + ".se.relu", new ActivationLayer(Activation.RELU), name + ".se.fc1");
    convolution(graph, name + ".se.fc2", name + ".se.relu", squeezed, out, 1, 1, 0, true);
    graph.addLayer(name + ".se.gate", new ActivationLayer(Activation.SIGMOID), name + ".se.fc2");
    graph.addVertex(name + ".se", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".bn3", name + ".se.gate");
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, out, 1, stride, 0, false);
      normalization(graph, name + ".downsample.1", name + ".downsample.0", out, 1.0);
      shortcut = name + ".downsample.1";
    }
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".se",
        shortcut);
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
   * @param bias whether a bias is added
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride, int padding, boolean bias) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .hasBias(bias)
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
   * @param gamma the scale at the start
   */
  private static void normalization(GraphBuilder graph, String name, String input, int channels,
      double gamma) {
    BatchNormalization layer = new BatchNormalization.Builder()
        .nIn(channels)
        .nOut(channels)
        .eps(1.0E-5)
        .decay(0.9)
        .gamma(gamma)
        .build();
    graph.addLayer(name, layer, input);
  }
}
