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
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code MixedBlocks} declares, for images of 8x16x16.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * layer1   8x16x16        2 basic                   2,400            589,824
 * layer2   12x8x8         4 bottleneck              1,316             72,704
 * head     5                                          960                960
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class MixedBlocksNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 4_676L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 663_488L;

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 8;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 1;

  /**
   * What {@code layer1} gives: 8x16x16 for images of 8x16x16.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 16, 16,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 12;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 2;

  /**
   * What {@code layer2} gives: 12x8x8 for images of 8x16x16.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.3", LAYER2_CHANNELS, 8, 8,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public MixedBlocksNetwork() {
  }

  @Override
  public String name() {
    return "Mixed blocks, no stem";
  }

  @Override
  public ComputationGraphConfiguration configuration(NetworkOptions options) {
    GraphBuilder graph = new NeuralNetConfiguration.Builder()
        .seed(options.seed())
        .updater(options.updater())
        .dataType(options.dataType())
        .graphBuilder()
        .addInputs("input");
    layer1(graph);
    layer2(graph);
    head(graph);
    return options.configuration(graph.setOutputs("fc"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(MixedBlocksNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(LAYER1, LAYER2);
  }

  /**
   * 8x16x16 to 8x16x16.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    basicBlock(graph, "layer1.0", "input", 8, 8, 1);
    basicBlock(graph, "layer1.1", "layer1.0", 8, 8, 1);
  }

  /**
   * 8x16x16 to 12x8x8.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck(graph, "layer2.0", "layer1.1", 8, 4, 12, 2, true);
    for (int block = 1; block <= 3; block++) {
      bottleneck(graph, "layer2." + block, "layer2." + (block - 1), 12, 4, 12, 1, false);
    }
  }

  /**
   * 12x8x8 to 5.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    SubsamplingLayer avgpool = new SubsamplingLayer.Builder(PoolingType.AVG)
        .kernelSize(2, 2)
        .stride(2, 2)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("avgpool", avgpool, "layer2.3");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(192)
        .nOut(5)
        .hasBias(false)
        .weightInit(new UniformDistribution(-Math.sqrt(6.0 / (192 + 5)), Math.sqrt(6.0 / (192 + 5))))
        .activation(Activation.SOFTMAX)
        .build();
    graph.addLayer("fc", fc, new CnnToFeedForwardPreProcessor(4, 4, 12), "avgpool");
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
   */
  private static void basicBlock(GraphBuilder graph, String name, String input, int in, int filters,
      int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, 1);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn2",
        input);
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
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int stride, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, 1);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, out, 1, stride, 0);
      normalization(graph, name + ".downsample.1", name + ".downsample.0", out);
      shortcut = name + ".downsample.1";
    }
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
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
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride, int padding) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .hasBias(true)
        .weightInit(new UniformDistribution(
        -Math.sqrt(6.0 / kernel / kernel / (in + out)),
        Math.sqrt(6.0 / kernel / kernel / (in + out))))
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
