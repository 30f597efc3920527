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
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code DilatedResNeXt} declares, for images of 3x48x48.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x12x12                                 2,384          1,354,752
 * layer1   64x12x12       2 bottleneck             12,928          1,769,472
 * layer2   128x6x6        3 bottleneck             82,688          3,354,624
 * layer3   128x6x6        2 bottleneck             52,224          1,843,200
 * head     10                                       1,290              1,280
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class DilatedResNeXtNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 151_514L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 8_323_328L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 16x24x24 for images of 3x48x48.
   */
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 24, 24,
      STEM_STRIDE);

  /**
   * The channels of {@code layer1}.
   */
  public static final int LAYER1_CHANNELS = 64;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 4;

  /**
   * What {@code layer1} gives: 64x12x12 for images of 3x48x48.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.1", LAYER1_CHANNELS, 12, 12,
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
   * What {@code layer2} gives: 128x6x6 for images of 3x48x48.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.2", LAYER2_CHANNELS, 6, 6,
      LAYER2_STRIDE);

  /**
   * The channels of {@code layer3}.
   */
  public static final int LAYER3_CHANNELS = 128;

  /**
   * The stride of {@code layer3}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER3_STRIDE = 8;

  /**
   * What {@code layer3} gives: 128x6x6 for images of 3x48x48.
   */
  public static final StageMap LAYER3 = new StageMap("layer3", "layer3.1", LAYER3_CHANNELS, 6, 6,
      LAYER3_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public DilatedResNeXtNetwork() {
  }

  @Override
  public String name() {
    return "DilatedResNeXt";
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
    return NetworkSummary.of(DilatedResNeXtNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2, LAYER3);
  }

  /**
   * 3x48x48 to 16x12x12.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 16, 7, 2, 3, 1);
    normalization(graph, "bn1", "conv1", 16);
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
   * 16x12x12 to 64x12x12.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    bottleneck(graph, "layer1.0", "maxpool", 16, 32, 64, 1, 1, true);
    bottleneck(graph, "layer1.1", "layer1.0", 64, 32, 64, 1, 1, false);
  }

  /**
   * 64x12x12 to 128x6x6.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    bottleneck(graph, "layer2.0", "layer1.1", 64, 64, 128, 2, 1, true);
    for (int block = 1; block <= 2; block++) {
      bottleneck(graph, "layer2." + block, "layer2." + (block - 1), 128, 64, 128, 1, 1, false);
    }
  }

  /**
   * 128x6x6 to 128x6x6.
   *
   * @param graph receives the layers
   */
  private static void layer3(GraphBuilder graph) {
    bottleneck(graph, "layer3.0", "layer2.2", 128, 64, 128, 1, 1, false);
    bottleneck(graph, "layer3.1", "layer3.0", 128, 64, 128, 1, 2, false);
  }

  /**
   * 128x6x6 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "layer3.1");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(128)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(128), 1 / Math.sqrt(128)))
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
   * @param stride the pixels from one window to the next
   * @param dilation the pixels from one weight to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int stride, int dilation, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    groupedConvolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride,
        dilation, dilation, 4);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    String shortcut = input;
    if (projection) {
      convolution(graph, name + ".downsample.0", input, in, out, 1, stride, 0, 1);
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
   * @param dilation the pixels from one weight to the next
   * @param groups the groups of channels
   */
  private static void groupedConvolution(GraphBuilder graph, String name, String input, int in,
      int out, int kernel, int stride, int padding, int dilation, int groups) {
    GroupedConvolution layer = new GroupedConvolution.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .dilation(dilation, dilation)
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
