package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.GroupedConvolution;
import dev.stagecraft.runtime.layers.StandardizedConvolution;
import java.util.List;
import javax.annotation.processing.Generated;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code BigTransfer} declares, for images of 3x40x33.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     8x10x9                                   1,176            399,840
 * layer1   32x10x9        2 bottleneck              3,488            202,624
 * layer2   64x5x5         1 bottleneck             17,728            568,320
 * head     10                                         778                640
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class BigTransferNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 23_170L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 1_171_424L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 8;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 8x20x17 for images of 3x40x33.
   */
  public static final StageMap STEM = new StageMap("stem", "conv1", STEM_CHANNELS, 20, 17,
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
   * What {@code layer1} gives: 32x10x9 for images of 3x40x33.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 10, 9,
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
   * What {@code layer2} gives: 64x5x5 for images of 3x40x33.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.0", LAYER2_CHANNELS, 5, 5,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public BigTransferNetwork() {
  }

  @Override
  public String name() {
    return "BigTransfer";
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
    return NetworkSummary.of(BigTransferNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  /**
   * 3x40x33 to 8x10x9.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    standardizedConvolution(graph, "conv1", "input", 3, 8, 7, 2, 3, 1, false);
    graph.addLayer("maxpool.pad", new ZeroPaddingLayer(1, 1), "conv1");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(2, 2)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("maxpool", maxpool, "maxpool.pad");
  }

  /**
   * 8x10x9 to 32x10x9.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool", 8, 8, 32, 8, 1, true);
    bottleneck(graph, "layer1.1", "layer1.0", 32, 8, 32, 8, 1, false);
  }

  /**
   * 32x10x9 to 64x5x5.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck2(graph, "layer2.0", "layer1.1", 32, 64, 64, 2);
  }

  /**
   * 64x5x5 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    normalization(graph, "norm", "layer2.0", 64);
    graph.addLayer("norm.relu", new ActivationLayer(Activation.RELU), "norm");
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "norm.relu");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(64)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(64), 1 / Math.sqrt(64)))
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
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    standardizedConvolution(graph, name + ".conv1", name + ".relu1", in, filters, 1, 1, 0, 1,
        false);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    standardizedConvolution(graph, name + ".conv2", name + ".relu2", filters, filters, 3, stride, 1,
        1, false);
    normalization(graph, name + ".bn3", name + ".conv2", filters);
    graph.addLayer(name + ".relu3", new ActivationLayer(Activation.RELU), name + ".bn3");
    standardizedConvolution(graph, name + ".conv3", name + ".relu3", filters, out, 1, 1, 0, 1,
        false);
    GlobalPoolingLayer pool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .collapseDimensions(false)
        .build();
    graph.addLayer(name + ".se.pool", pool, name + ".conv3");
    convolution(graph, name + ".se.fc1", name + ".se.pool", out, squeezed, 1, 1, 0, true);
    graph.addLayer(name + ".se.relu", new ActivationLayer(Activation.RELU), name + ".se.fc1");
    convolution(graph, name + ".se.fc2", name + ".se.relu", squeezed, out, 1, 1, 0, true);
    graph.addLayer(name + ".se.gate", new ActivationLayer(Activation.SIGMOID), name + ".se.fc2");
    graph.addVertex(name + ".se", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".conv3", name + ".se.gate");
    String shortcut = input;
    if (projection) {
      standardizedConvolution(graph, name + ".downsample.0", name + ".relu1", in, out, 1, stride, 0,
          1, false);
      shortcut = name + ".downsample.0";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".se", shortcut);
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param width the filters of its widest convolution
   * @param out the channels it gives
   * @param stride the pixels from one window to the next
   */
  private static void bottleneck2(GraphBuilder graph, String name, String input, int in, int width,
      int out, int stride) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    standardizedConvolution(graph, name + ".conv1", name + ".relu1", in, width, 1, 1, 0, 1, false);
    normalization(graph, name + ".bn2", name + ".conv1", width);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    standardizedConvolution(graph, name + ".conv2", name + ".relu2", width, width, 3, stride, 1, 4,
        false);
    normalization(graph, name + ".bn3", name + ".conv2", width);
    graph.addLayer(name + ".relu3", new ActivationLayer(Activation.RELU), name + ".bn3");
    standardizedConvolution(graph, name + ".conv3", name + ".relu3", width, out, 1, 1, 0, 1, false);
    standardizedConvolution(graph, name + ".downsample.0", name + ".relu1", in, out, 1, stride, 0,
        1, false);
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".conv3",
        name + ".downsample.0");
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
   * Adds a convolution with standardized weights.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param out the channels it gives
   * @param kernel the side of the window
   * @param stride the pixels from one window to the next
   * @param padding the zeros on each side of the map
   * @param groups the groups of channels
   * @param bias whether a bias is added
   */
  private static void standardizedConvolution(GraphBuilder graph, String name, String input, int in,
      int out, int kernel, int stride, int padding, int groups, boolean bias) {
    GroupedConvolution layer = new StandardizedConvolution.Builder(kernel, kernel)
        .epsilon(1.0E-8)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .groups(groups)
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
   */
  private static void normalization(GraphBuilder graph, String name, String input, int channels) {
    GroupNormalization layer = new GroupNormalization.Builder()
        .nIn(channels)
        .nOut(channels)
        .eps(1.0E-5)
        .groups(4)
        .build();
    graph.addLayer(name, layer, input);
  }
}
