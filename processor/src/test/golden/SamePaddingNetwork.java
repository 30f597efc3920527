package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code SamePadding} declares, for images of 1x28x28.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x7x7                                     816            153,664
 * layer1   32x7x7         2 bottleneck              2,816            125,440
 * layer2   64x4x4         1 bottleneck              6,208             94,208
 * head     10                                      10,250             10,240
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class SamePaddingNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 20_090L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 383_552L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 16x14x14 for images of 1x28x28.
   */
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 14, 14,
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
   * What {@code layer1} gives: 32x7x7 for images of 1x28x28.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 7, 7,
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
   * What {@code layer2} gives: 64x4x4 for images of 1x28x28.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.0", LAYER2_CHANNELS, 4, 4,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public SamePaddingNetwork() {
  }

  @Override
  public String name() {
    return "SamePadding";
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
    return NetworkSummary.of(SamePaddingNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  @Override
  public Optional<Preprocessing> preprocessing() {
    return Optional.of(Preprocessing.of(1, 28, 28)
        .withoutCrop()
        .withInterpolation(Interpolation.NEAREST)
        .withRange(ValueRange.ZERO_TO_255)
        .withMean(127.5)
        .withStandardDeviation(127.5));
  }

  /**
   * 1x28x28 to 16x7x7.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 1, 16, 7, 2);
    normalization(graph, "bn1", "conv1", 16);
    graph.addLayer("relu", new ActivationLayer(Activation.RELU), "bn1");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .build();
    graph.addLayer("maxpool", maxpool, "relu");
  }

  /**
   * 16x7x7 to 32x7x7.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool", 16, 8, 32, 1, true);
    bottleneck(graph, "layer1.1", "layer1.0", 32, 8, 32, 1, false);
  }

  /**
   * 32x7x7 to 64x4x4.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck(graph, "layer2.0", "layer1.1", 32, 16, 64, 2, true);
  }

  /**
   * 64x4x4 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(1024)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(1024), 1 / Math.sqrt(1024)))
        .activation(Activation.SOFTMAX)
        .build();
    graph.addLayer("fc", fc, new CnnToFeedForwardPreProcessor(4, 4, 64), "layer2.0");
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
    convolution(graph, name + ".conv1", input, in, filters, 1, stride);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, out, 1, stride);
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
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .convolutionMode(kernel == 1 ? ConvolutionMode.Truncate : ConvolutionMode.Same)
        .hasBias(false)
        .weightInit(new NormalDistribution(0, Math.sqrt(2.0 / kernel / kernel / in)))
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
        .eps(0.001)
        .decay(0.99)
        .build();
    graph.addLayer(name, layer, input);
  }
}
