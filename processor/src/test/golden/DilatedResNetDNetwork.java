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
 * The network that {@code DilatedResNetD} declares, for images of 3x48x48.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x12x12                                 2,008          1,119,744
 * layer1   16x12x12       1 basic                   4,672            663,552
 * layer2   32x6x6         2 basic                  33,088          1,179,648
 * layer3   64x6x6         2 basic                 131,712          4,718,592
 * layer4   256x6x6        1 bottleneck            206,080          7,372,800
 * head     10                                       2,570              2,560
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class DilatedResNetDNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 380_130L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 15_056_896L;

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
  public static final int LAYER1_CHANNELS = 16;

  /**
   * The stride of {@code layer1}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER1_STRIDE = 4;

  /**
   * What {@code layer1} gives: 16x12x12 for images of 3x48x48.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.0", LAYER1_CHANNELS, 12, 12,
      LAYER1_STRIDE);

  /**
   * The channels of {@code layer2}.
   */
  public static final int LAYER2_CHANNELS = 32;

  /**
   * The stride of {@code layer2}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER2_STRIDE = 8;

  /**
   * What {@code layer2} gives: 32x6x6 for images of 3x48x48.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 6, 6,
      LAYER2_STRIDE);

  /**
   * The channels of {@code layer3}.
   */
  public static final int LAYER3_CHANNELS = 64;

  /**
   * The stride of {@code layer3}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER3_STRIDE = 8;

  /**
   * What {@code layer3} gives: 64x6x6 for images of 3x48x48.
   */
  public static final StageMap LAYER3 = new StageMap("layer3", "layer3.1", LAYER3_CHANNELS, 6, 6,
      LAYER3_STRIDE);

  /**
   * The channels of {@code layer4}.
   */
  public static final int LAYER4_CHANNELS = 256;

  /**
   * The stride of {@code layer4}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER4_STRIDE = 8;

  /**
   * What {@code layer4} gives: 256x6x6 for images of 3x48x48.
   */
  public static final StageMap LAYER4 = new StageMap("layer4", "layer4.0", LAYER4_CHANNELS, 6, 6,
      LAYER4_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public DilatedResNetDNetwork() {
  }

  @Override
  public String name() {
    return "DilatedResNetD";
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
    layer4(graph);
    head(graph);
    return options.configuration(graph.setOutputs("fc"));
  }

  @Override
  public NetworkSummary summary() {
    return NetworkSummary.of(DilatedResNetDNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2, LAYER3, LAYER4);
  }

  /**
   * 3x48x48 to 16x12x12.
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
   * 16x12x12 to 16x12x12.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    pooledBasicBlock(graph, "layer1.0", "maxpool", 16, 16, 1, 1, 1, false);
  }

  /**
   * 16x12x12 to 32x6x6.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    pooledBasicBlock(graph, "layer2.0", "layer1.0", 16, 32, 2, 1, 1, true);
    pooledBasicBlock(graph, "layer2.1", "layer2.0", 32, 32, 1, 1, 1, false);
  }

  /**
   * 32x6x6 to 64x6x6.
   *
   * @param graph receives the layers
   */
  private static void layer3(GraphBuilder graph) {
    dilatedPooledBasicBlock(graph, "layer3.0", "layer2.1", 32, 64, 1, 1, 2);
    pooledBasicBlock(graph, "layer3.1", "layer3.0", 64, 64, 1, 2, 2, false);
  }

  /**
   * 64x6x6 to 256x6x6.
   *
   * @param graph receives the layers
   */
  private static void layer4(GraphBuilder graph) {
    bottleneck(graph, "layer4.0", "layer3.1", 64, 64, 256, 1, 2);
  }

  /**
   * 256x6x6 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    graph.addLayer("avgpool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "layer4.0");
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
   * @param stride the pixels from one window to the next
   * @param dilation1 the pixels from one weight to the next
   * @param dilation2 the pixels from one weight to the next
   * @param projection whether its shortcut has a convolution
   */
  private static void pooledBasicBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int stride, int dilation1, int dilation2, boolean projection) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, dilation1, dilation1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, dilation2,
        dilation2);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    String shortcut = input;
    if (projection) {
      SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.AVG)
          .kernelSize(stride, stride)
          .stride(stride, stride)
          .convolutionMode(ConvolutionMode.Same)
          .build();
      graph.addLayer(name + ".downsample.0", downsample, input);
      convolution(graph, name + ".downsample.1", name + ".downsample.0", in, filters, 1, 1, 0, 1);
      normalization(graph, name + ".downsample.2", name + ".downsample.1", filters);
      shortcut = name + ".downsample.2";
    }
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn2",
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
   * @param stride the pixels from one window to the next
   * @param dilation1 the pixels from one weight to the next
   * @param dilation2 the pixels from one weight to the next
   */
  private static void dilatedPooledBasicBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int stride, int dilation1, int dilation2) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, dilation1, dilation1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, dilation2,
        dilation2);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.AVG)
        .kernelSize(2, 2)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .avgPoolIncludePadInDivisor(true)
        .build();
    graph.addLayer(name + ".downsample.0", downsample, input);
    convolution(graph, name + ".downsample.1", name + ".downsample.0", in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".downsample.2", name + ".downsample.1", filters);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn2",
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
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int stride, int dilation) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1);
    normalization(graph, name + ".bn1", name + ".conv1", filters);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, dilation,
        dilation);
    normalization(graph, name + ".bn2", name + ".conv2", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1);
    normalization(graph, name + ".bn3", name + ".conv3", out);
    convolution(graph, name + ".downsample.0", input, in, out, 3, stride, 2, 2);
    normalization(graph, name + ".downsample.1", name + ".downsample.0", out);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".bn3",
        name + ".downsample.1");
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
