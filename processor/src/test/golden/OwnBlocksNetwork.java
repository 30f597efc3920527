package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.GroupedConvolution;
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
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code OwnBlocks} declares, for images of 3x32x32.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x32x32                                   464            442,368
 * layer1   16x32x32       1 Inverted                2,912          2,686,976
 * layer2   24x16x16       3 Inverted               17,376          5,283,840
 * layer3   64x8x8         2 Mixed                  25,088          1,646,592
 * head     10                                         650                640
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class OwnBlocksNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 46_490L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 10_060_416L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 1;

  /**
   * What {@code stem} gives: 16x32x32 for images of 3x32x32.
   */
  public static final StageMap STEM = new StageMap("stem", "relu6", STEM_CHANNELS, 32, 32,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 16;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 1;

  /**
   * What {@code layer1} gives: 16x32x32 for images of 3x32x32.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.0", LAYER1_CHANNELS, 32, 32,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 24;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 2;

  /**
   * What {@code layer2} gives: 24x16x16 for images of 3x32x32.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.2", LAYER2_CHANNELS, 16, 16,
      LAYER2_STRIDE);

  /**
   * The channels of {@code layer3}.
   */
  public static final int LAYER3_CHANNELS = 64;

  /**
   * The stride of {@code layer3}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER3_STRIDE = 4;

  /**
   * What {@code layer3} gives: 64x8x8 for images of 3x32x32.
   */
  public static final StageMap LAYER3 = new StageMap("layer3", "layer3.1", LAYER3_CHANNELS, 8, 8,
      LAYER3_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public OwnBlocksNetwork() {
  }

  @Override
  public String name() {
    return "OwnBlocks";
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
    head(graph);
    return options.configuration(graph.setOutputs("fc"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(OwnBlocksNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2, LAYER3);
  }

  /**
   * 3x32x32 to 16x32x32.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 16, 3, 1, 1);
    normalization(graph, "bn1", "conv1", 16);
    graph.addLayer("relu6", new ActivationLayer(Activation.RELU6), "bn1");
  }

  /**
   * 16x32x32 to 16x32x32.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    invertedBlock(graph, "layer1.0", "relu6", 16, 16, 64, 1, false);
  }

  /**
   * 16x32x32 to 24x16x16.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    invertedBlock(graph, "layer2.0", "layer1.0", 16, 24, 96, 2, true);
    for (int block = 1; block <= 2; block++) {
      invertedBlock(graph, "layer2." + block, "layer2." + (block - 1), 24, 24, 96, 1, false);
    }
  }

  /**
   * 24x16x16 to 64x8x8.
   *
   * @param graph receives the layers
   */
  private static void layer3(GraphBuilder graph) {
    mixedBlock(graph, "layer3.0", "layer2.2", 24, 16, 64, 2, true);
    mixedBlock(graph, "layer3.1", "layer3.0", 64, 16, 64, 1, false);
  }

  /**
   * 64x8x8 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "layer3.1");
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
   * @param width the filters of its widest convolution
   * @param stride the pixels from one window to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void invertedBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int width, int stride, boolean projection) {
    convolution(graph, name + ".conv1", input, in, width, 1, 1, 0);
    normalization(graph, name + ".bn1", name + ".conv1", width);
    graph.addLayer(name + ".relu6_1", new ActivationLayer(Activation.RELU6), name + ".bn1");
    groupedConvolution(graph, name + ".conv2", name + ".relu6_1", width, width, 3, stride, 1,
        width);
    normalization(graph, name + ".bn2", name + ".conv2", width);
    graph.addLayer(name + ".relu6_2", new ActivationLayer(Activation.RELU6), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu6_2", width, filters, 1, 1, 0);
    normalization(graph, name + ".bn3", name + ".conv3", filters);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, filters, 1, stride, 0);
      normalization(graph, name + ".downsample.1", name + ".downsample.0", filters);
      shortcut = name + ".downsample.1";
    }
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3", shortcut);
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
   * @param projection whether its shortcut has a convolution
   */
  private static void mixedBlock(GraphBuilder graph, String name, String input, int in, int width,
      int out, int stride, boolean projection) {
    convolution(graph, name + ".conv1", input, in, 16, 1, 1, 0);
    normalization(graph, name + ".bn1", name + ".conv1", 16);
    graph.addLayer(name + ".relu6_1", new ActivationLayer(Activation.RELU6), name + ".bn1");
    groupedConvolution(graph, name + ".conv2", name + ".relu6_1", 16, width, 5, stride, 2, 4);
    normalization(graph, name + ".bn2", name + ".conv2", width);
    graph.addLayer(name + ".relu6_2", new ActivationLayer(Activation.RELU6), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu6_2", width, out, 3, 1, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, out, 1, stride, 0);
      normalization(graph, name + ".downsample.1", name + ".downsample.0", out);
      shortcut = name + ".downsample.1";
    }
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
        shortcut);
    graph.addLayer(name, new ActivationLayer(Activation.RELU6), name + ".add");
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
   * Adds a convolution of groups.
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
   */
  private static void groupedConvolution(GraphBuilder graph, String name, String input, int in,
      int out, int kernel, int stride, int padding, int groups) {
    GroupedConvolution layer = new GroupedConvolution.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .groups(groups)
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
