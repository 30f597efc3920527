package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.EdgePadding;
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
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code LegacySeNet} declares, for images of 3x40x33.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     8x10x8                                   1,192            399,840
 * layer1   8x10x8         2 TwiceActivated          2,520            184,448
 * layer2   16x5x4         2 TwiceActivated          8,912            164,352
 * head     10                                         170                160
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class LegacySeNetNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 12_794L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 748_800L;

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
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 20, 17,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 8;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 4;

  /**
   * What {@code layer1} gives: 8x10x8 for images of 3x40x33.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 10, 8,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 16;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 8;

  /**
   * What {@code layer2} gives: 16x5x4 for images of 3x40x33.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 5, 4,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public LegacySeNetNetwork() {
  }

  @Override
  public String name() {
    return "LegacySeNet";
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
    return NetworkSummary.of(LegacySeNetNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  /**
   * 3x40x33 to 8x10x8.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 8, 7, 2, 3, false);
    normalization(graph, "bn1", "conv1", 8);
    graph.addLayer("relu", new ActivationLayer(Activation.RELU), "bn1");
    graph.addLayer("maxpool.pad", new EdgePadding(1), "relu");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(2, 2)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("maxpool", maxpool, "maxpool.pad");
  }

  /**
   * 8x10x8 to 8x10x8.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    twiceActivatedBlock(graph, "layer1.0", "maxpool", 8, 8, 4, 1, false);
    twiceActivatedBlock(graph, "layer1.1", "layer1.0", 8, 8, 4, 1, false);
  }

  /**
   * 8x10x8 to 16x5x4.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    twiceActivatedBlock(graph, "layer2.0", "layer1.1", 8, 16, 8, 2, true);
    twiceActivatedBlock(graph, "layer2.1", "layer2.0", 16, 16, 8, 1, false);
  }

  /**
   * 16x5x4 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "layer2.1");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(16)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(16), 1 / Math.sqrt(16)))
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
   * @param squeezed the channels to which its attention squeezes the map
   * @param stride the pixels from one window to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void twiceActivatedBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int squeezed, int stride, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    GlobalPoolingLayer pool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .collapseDimensions(false)
        .build();
    graph.addLayer(name + ".se.pool", pool, name + ".relu2");
    convolution(graph, name + ".se.fc1", name + ".se.pool", filters, squeezed, 1, 1, 0, true);
    graph.addLayer(name + ".se.relu", new ActivationLayer(Activation.RELU), name + ".se.fc1");
    convolution(graph, name + ".se.fc2", name + ".se.relu", squeezed, filters, 1, 1, 0, true);
    graph.addLayer(name + ".se.gate", new ActivationLayer(Activation.SIGMOID), name + ".se.fc2");
    graph.addVertex(name + ".se", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".relu2", name + ".se.gate");
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, filters, 1, stride, 0, false);
      normalization(graph, name + ".downsample.1", name + ".downsample.0", filters);
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
