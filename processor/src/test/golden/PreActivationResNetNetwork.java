package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.DropBlock;
import dev.stagecraft.runtime.layers.GroupNormalization;
import dev.stagecraft.runtime.layers.StochasticDepth;
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
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code PreActivationResNet} declares, for images of 3x64x64.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     32x16x16                                14,016          7,176,192
 * layer1   64x8x8         3 bottleneck             15,360          3,096,576
 * layer2   128x8x8        3 bottleneck             59,904          3,735,552
 * head     10                                       1,546              1,280
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class PreActivationResNetNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 90_826L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 14_009_600L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 32;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 32x32x32 for images of 3x64x64.
   */
  public static final StageMap STEM = new StageMap("stem", "silu", STEM_CHANNELS, 32, 32,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 64;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 8;

  /**
   * What {@code layer1} gives: 64x8x8 for images of 3x64x64.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.2", LAYER1_CHANNELS, 8, 8,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 128;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 8;

  /**
   * What {@code layer2} gives: 128x8x8 for images of 3x64x64.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.2", LAYER2_CHANNELS, 8, 8,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public PreActivationResNetNetwork() {
  }

  @Override
  public String name() {
    return "PreActivationResNet";
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
    return NetworkSummary.of(PreActivationResNetNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  /**
   * 3x64x64 to 32x16x16.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 32, 7, 2, 3, false);
    normalization(graph, "bn1", "conv1", 32);
    graph.addLayer("silu", new ActivationLayer(Activation.SWISH), "bn1");
    convolution(graph, "maxpool.0", "silu", 32, 32, 3, 2, 1, true);
  }

  /**
   * 32x16x16 to 64x8x8.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool.0", 32, 16, 64, 1, 0, true);
    bottleneck(graph, "layer1.1", "layer1.0", 64, 16, 64, 1, 1, false);
    subsampledBottleneck(graph, "layer1.2", "layer1.1", 64, 16, 64, 2, 2);
  }

  /**
   * 64x8x8 to 128x8x8.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck2(graph, "layer2.0", "layer1.2", 64, 32, 128, 1, 3, true);
    for (int block = 1; block <= 2; block++) {
      bottleneck2(graph, "layer2." + block, "layer2." + (block - 1), 128, 32, 128, 1, 3 + block,
          false);
    }
  }

  /**
   * 128x8x8 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    normalization(graph, "norm", "layer2.2", 128);
    graph.addLayer("norm.silu", new ActivationLayer(Activation.SWISH), "norm");
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "norm.silu");
    graph.addLayer("dropout", new DropoutLayer(1 - 0.5), "avgpool");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(128)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(128), 1 / Math.sqrt(128)))
        .activation(Activation.SOFTMAX)
        .build();
    graph.addLayer("fc", fc, "dropout");
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
   * @param depth the number of blocks before it
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int stride, int depth, boolean projection) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".silu1", new ActivationLayer(Activation.SWISH), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".silu1", in, filters, 1, 1, 0, false);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".silu2", new ActivationLayer(Activation.SWISH), name + ".bn2");
    convolution(graph, name + ".conv2", name + ".silu2", filters, filters, 3, stride, 1, false);
    normalization(graph, name + ".bn3", name + ".conv2", filters);
    graph.addLayer(name + ".silu3", new ActivationLayer(Activation.SWISH), name + ".bn3");
    convolution(graph, name + ".conv3", name + ".silu3", filters, out, 1, 1, 0, true);
    graph.addLayer(name + ".drop_path", new StochasticDepth(0.2 * depth / 5), name + ".conv3");
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", name + ".silu1", in, out, 1, stride, 0, true);
      shortcut = name + ".downsample.0";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".drop_path",
        shortcut);
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
   * @param depth the number of blocks before it
   */
  private static void subsampledBottleneck(GraphBuilder graph, String name, String input, int in,
      int filters, int out, int stride, int depth) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".silu1", new ActivationLayer(Activation.SWISH), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".silu1", in, filters, 1, 1, 0, false);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".silu2", new ActivationLayer(Activation.SWISH), name + ".bn2");
    convolution(graph, name + ".conv2", name + ".silu2", filters, filters, 3, stride, 1, false);
    normalization(graph, name + ".bn3", name + ".conv2", filters);
    graph.addLayer(name + ".silu3", new ActivationLayer(Activation.SWISH), name + ".bn3");
    convolution(graph, name + ".conv3", name + ".silu3", filters, out, 1, 1, 0, true);
    graph.addLayer(name + ".drop_path", new StochasticDepth(0.2 * depth / 5), name + ".conv3");
    SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(1, 1)
        .stride(stride, stride)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer(name + ".downsample.0", downsample, input);
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".drop_path",
        name + ".downsample.0");
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
   * @param depth the number of blocks before it
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck2(GraphBuilder graph, String name, String input, int in,
      int filters, int out, int stride, int depth, boolean projection) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".silu1", new ActivationLayer(Activation.SWISH), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".silu1", in, filters, 1, 1, 0, false);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".silu2", new ActivationLayer(Activation.SWISH), name + ".bn2");
    convolution(graph, name + ".conv2", name + ".silu2", filters, filters, 3, stride, 1, false);
    graph.addLayer(name + ".drop_block", new DropBlock(0.1, 3, 1.0), name + ".conv2");
    normalization(graph, name + ".bn3", name + ".drop_block", filters);
    graph.addLayer(name + ".silu3", new ActivationLayer(Activation.SWISH), name + ".bn3");
    convolution(graph, name + ".conv3", name + ".silu3", filters, out, 1, 1, 0, true);
    graph.addLayer(name + ".drop_path", new StochasticDepth(0.2 * depth / 5), name + ".conv3");
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", name + ".silu1", in, out, 1, stride, 0, true);
      shortcut = name + ".downsample.0";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".drop_path",
        shortcut);
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
   */
  private static void normalization(GraphBuilder graph, String name, String input, int channels) {
    GroupNormalization layer = new GroupNormalization.Builder()
        .nIn(channels)
        .nOut(channels)
        .eps(1.0E-5)
        .groups(8)
        .build();
    graph.addLayer(name, layer, input);
  }
}
