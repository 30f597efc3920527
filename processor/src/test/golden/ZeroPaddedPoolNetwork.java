package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.BlurPooling;
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code ZeroPaddedPool} declares, for images of 3x64x48.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x16x12                                 2,352          1,833,984
 * layer1   16x16x12       1 basic                   4,672            884,736
 * layer2   32x8x6         1 basic                  14,432          1,365,504
 * head     10                                       3,914              3,840
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class ZeroPaddedPoolNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 25_370L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 4_088_064L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 16x32x24 for images of 3x64x48.
   */
  public static final StageMap STEM = new StageMap("stem", "conv1", STEM_CHANNELS, 32, 24,
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
   * What {@code layer1} gives: 16x16x12 for images of 3x64x48.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "layer1.0", LAYER1_CHANNELS, 16, 12,
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
   * What {@code layer2} gives: 32x8x6 for images of 3x64x48.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.0", LAYER2_CHANNELS, 8, 6,
      LAYER2_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public ZeroPaddedPoolNetwork() {
  }

  @Override
  public String name() {
    return "ZeroPaddedPool";
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
    return NetworkSummary.of(ZeroPaddedPoolNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2);
  }

  /**
   * 3x64x48 to 16x16x12.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 16, 7, 2, 3);
    graph.addLayer("maxpool.0.pad", new ZeroPaddingLayer(1, 1), "conv1");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(1, 1)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("maxpool.0", maxpool, "maxpool.0.pad");
    graph.addLayer("maxpool.1", new BlurPooling(2), "maxpool.0");
  }

  /**
   * 16x16x12 to 16x16x12.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    basicBlock(graph, "layer1.0", "maxpool.1", 16, 16, 1);
  }

  /**
   * 16x16x12 to 32x8x6.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    antiAliasedBasicBlock(graph, "layer2.0", "layer1.0", 16, 32, 2);
  }

  /**
   * 32x8x6 to 10.
   *
   * @param graph receives the layers
   */
  private static void head(GraphBuilder graph) {
    normalization(graph, "norm", "layer2.0", 32);
    graph.addLayer("norm.relu", new ActivationLayer(Activation.RELU), "norm");
    graph.addLayer("head.maxpool.pad", new ZeroPaddingLayer(1, 1), "norm.relu");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(2, 2)
        .padding(0, 0)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("head.maxpool", maxpool, "head.maxpool.pad");
    OutputLayer fc = new OutputLayer.Builder(LossFunction.MCXENT)
        .nIn(384)
        .nOut(10)
        .hasBias(true)
        .weightInit(new UniformDistribution(-1 / Math.sqrt(384), 1 / Math.sqrt(384)))
        .activation(Activation.SOFTMAX)
        .build();
    graph.addLayer("fc", fc, new CnnToFeedForwardPreProcessor(4, 3, 32), "head.maxpool");
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
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".relu1", in, filters, 3, stride, 1);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv2", name + ".relu2", filters, filters, 3, 1, 1);
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".conv2", input);
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
  private static void antiAliasedBasicBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int stride) {
    normalization(graph, name + ".bn1", input, in);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv1", name + ".relu1", in, filters, 3, 1, 1);
    normalization(graph, name + ".bn2", name + ".conv1", filters);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    graph.addLayer(name + ".aa", new BlurPooling(stride), name + ".relu2");
    convolution(graph, name + ".conv2", name + ".aa", filters, filters, 3, 1, 1);
    convolution(graph, name + ".downsample.0", name + ".relu1", in, filters, 1, stride, 0);
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".conv2",
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
