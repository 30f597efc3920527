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
import org.nd4j.linalg.activations.Activation;

/**
 * The network that {@code NormalizedBackbone} declares, for images of 3x32x32.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     8x32x32                                    216            221,184
 * layer1   8x32x32        2 basic                   2,368          2,359,296
 * layer2   16x16x16       2 basic                   8,304          2,097,152
 * norm     16x16x16                                    32                  0
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class NormalizedBackboneNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 10_920L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 4_677_632L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 8;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 1;

  /**
   * What {@code stem} gives: 8x32x32 for images of 3x32x32.
   */
  public static final StageMap STEM = new StageMap("stem", "conv1", STEM_CHANNELS, 32, 32,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 8;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 1;

  /**
   * What {@code layer1} gives: 8x32x32 for images of 3x32x32.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 32, 32,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 16;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 2;

  /**
   * What {@code layer2} gives: 16x16x16 for images of 3x32x32.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 16, 16,
      LAYER2_STRIDE);

  /**
   * The channels of {@code norm}.
   */
  public static final int NORM_CHANNELS = 16;

  /**
   * The stride of {@code norm}: pixels of the image from one of its own to the next.
   */
  public static final int NORM_STRIDE = 2;

  /**
   * What {@code norm} gives: 16x16x16 for images of 3x32x32.
   */
  public static final StageMap NORM = new StageMap("norm", "norm.relu", NORM_CHANNELS, 16, 16,
      NORM_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public NormalizedBackboneNetwork() {
  }

  @Override
  public String name() {
    return "NormalizedBackbone";
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
    norm(graph);
    return options.configuration(graph.setOutputs("norm.relu"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(NormalizedBackboneNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  @Override
  public List<StageMap> features() {
    return List.of(NORM);
  }

  /**
   * 3x32x32 to 8x32x32.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 8, 3, 1, 1);
  }

  /**
   * 8x32x32 to 8x32x32.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    basicBlock(graph, "layer1.0", "conv1", 8, 8, 1, false);
    basicBlock(graph, "layer1.1", "layer1.0", 8, 8, 1, false);
  }

  /**
   * 8x32x32 to 16x16x16.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    basicBlock(graph, "layer2.0", "layer1.1", 8, 16, 2, true);
    basicBlock(graph, "layer2.1", "layer2.0", 16, 16, 1, false);
  }

  /**
   * 16x16x16 to 16x16x16.
   *
   * @param graph receives the layers
   */
  private static void norm(GraphBuilder graph) {
    normalization(graph, "norm", "layer2.1", 16);
    graph.addLayer("norm.relu", new ActivationLayer(Activation.RELU), "norm");
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param filters the filters of its convolutions
   * @param stride the pixels from one window to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void basicBlock(GraphBuilder graph, String name, String input, int in, int filters,
      int stride, boolean projection) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".relu1", in, filters, 3, stride, 1);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv2", name + ".relu2", filters, filters, 3, 1, 1);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", name + ".relu1", in, filters, 1, stride, 0);
      shortcut = name + ".downsample.0";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".conv2",
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
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride, int padding) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
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
