package golden;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.runtime.NetworkOptions;
import dev.stagecraft.runtime.NetworkSummary;
import dev.stagecraft.runtime.StageMap;
import dev.stagecraft.runtime.layers.BlurPooling;
import dev.stagecraft.runtime.layers.ChannelAttention;
import dev.stagecraft.runtime.layers.ChannelStatistics;
import dev.stagecraft.runtime.layers.EfficientChannelAttention;
import dev.stagecraft.runtime.layers.ZeroPadShortcut;
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
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network that {@code AttentiveResNet} declares, for images of 3x64x64.
 *
 * <pre>
 * stage    output         blocks               parameters      multiply-adds
 * stem     16x16x16                                   464            479,232
 * layer1   16x16x16       2 basic                  10,453          2,451,072
 * layer2   32x8x8         2 basic                  32,518          2,967,744
 * layer3   64x4x4         2 bottleneck             13,144            308,544
 * head     10                                         650                640
 * </pre>
 */
@Generated("dev.stagecraft.processor.ResidualNetworkProcessor")
public final class AttentiveResNetNetwork implements NetworkDefinition {
  /**
   * Trainable parameters; running statistics not counted.
   */
  public static final long PARAMETERS = 57_229L;

  /**
   * Of convolutions and dense layers, for one image.
   */
  public static final long MULTIPLY_ADDS = 6_207_232L;

  /**
   * The channels of {@code stem}.
   */
  public static final int STEM_CHANNELS = 16;

  /**
   * The stride of {@code stem}: pixels of the image from one of its own to the next.
   */
  public static final int STEM_STRIDE = 2;

  /**
   * What {@code stem} gives: 16x32x32 for images of 3x64x64.
   */
  public static final StageMap STEM = new StageMap("stem", "relu", STEM_CHANNELS, 32, 32,
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
   * What {@code layer1} gives: 16x16x16 for images of 3x64x64.
   */
  public static final StageMap LAYER1 = new StageMap("layer1", "bam1", LAYER1_CHANNELS, 16, 16,
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
   * What {@code layer2} gives: 32x8x8 for images of 3x64x64.
   */
  public static final StageMap LAYER2 = new StageMap("layer2", "layer2.1", LAYER2_CHANNELS, 8, 8,
      LAYER2_STRIDE);

  /**
   * The channels of {@code layer3}.
   */
  public static final int LAYER3_CHANNELS = 64;

  /**
   * The stride of {@code layer3}: pixels of the image from one of its own to the next.
   */
  public static final int LAYER3_STRIDE = 16;

  /**
   * What {@code layer3} gives: 64x4x4 for images of 3x64x64.
   */
  public static final StageMap LAYER3 = new StageMap("layer3", "layer3.1", LAYER3_CHANNELS, 4, 4,
      LAYER3_STRIDE);

  /**
   * Describes the network, and builds nothing.
   */
  public AttentiveResNetNetwork() {
  }

  @Override
  public String name() {
    return "AttentiveResNet";
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
    return NetworkSummary.of(AttentiveResNetNetwork.class, name());
  }

  @Override
  public List<StageMap> stages() {
    return List.of(STEM, LAYER1, LAYER2, LAYER3);
  }

  /**
   * 3x64x64 to 16x16x16.
   *
   * @param graph receives the layers
   */
  private static void stem(GraphBuilder graph) {
    convolution(graph, "conv1", "input", 3, 16, 3, 2, 1, 1, false);
    normalization(graph, "bn1", "conv1", 16, 1.0);
    graph.addLayer("relu", new ActivationLayer(Activation.RELU), "bn1");
    SubsamplingLayer maxpool = new SubsamplingLayer.Builder(PoolingType.MAX)
        .kernelSize(3, 3)
        .stride(1, 1)
        .padding(1, 1)
        .convolutionMode(ConvolutionMode.Truncate)
        .build();
    graph.addLayer("maxpool.0", maxpool, "relu");
    graph.addLayer("maxpool.1", new BlurPooling(2), "maxpool.0");
  }

  /**
   * 16x16x16 to 16x16x16.
   *
   * @param graph receives the layers
   */
  private static void layer1(GraphBuilder graph) {
    basicBlock(graph, "layer1.0", "maxpool.1", 16, 16, 8, 1);
    basicBlock(graph, "layer1.1", "layer1.0", 16, 16, 8, 1);
    bottleneckAttention(graph, "bam1", "layer1.1", 16, 4);
  }

  /**
   * 16x16x16 to 32x8x8.
   *
   * @param graph receives the layers
   */
  private static void layer2(GraphBuilder graph) {
    antiAliasedBasicBlock(graph, "layer2.0", "bam1", 16, 32, 3, 2);
    basicBlock2(graph, "layer2.1", "layer2.0", 32, 32, 3, 1);
  }

  /**
   * 32x8x8 to 64x4x4.
   *
   * @param graph receives the layers
   */
  private static void layer3(GraphBuilder graph) {
    antiAliasedBottleneck(graph, "layer3.0", "layer2.1", 32, 16, 64, 8, 2);
    bottleneck(graph, "layer3.1", "layer3.0", 64, 16, 64, 8, 1);
  }

  /**
   * 64x4x4 to 10.
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
   * @param squeezed the channels to which its attention squeezes the map
   * @param stride the pixels from one window to the next
   */
  private static void basicBlock(GraphBuilder graph, String name, String input, int in, int filters,
      int squeezed, int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, 1, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    GlobalPoolingLayer pool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .collapseDimensions(false)
        .build();
    graph.addLayer(name + ".se.pool", pool, name + ".bn2");
    convolution(graph, name + ".se.fc1", name + ".se.pool", filters, squeezed, 1, 1, 0, 1, true);
    graph.addLayer(name + ".se.relu", new ActivationLayer(Activation.RELU), name + ".se.fc1");
    convolution(graph, name + ".se.fc2", name + ".se.relu", squeezed, filters, 1, 1, 0, 1, true);
    graph.addLayer(name + ".se.gate", new ActivationLayer(Activation.SIGMOID), name + ".se.fc2");
    graph.addVertex(name + ".se", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".bn2", name + ".se.gate");
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".se",
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
   * @param squeezed the channels to which its attention squeezes the map
   */
  private static void bottleneckAttention(GraphBuilder graph, String name, String input, int in,
      int squeezed) {
    GlobalPoolingLayer gateCPool = new GlobalPoolingLayer.Builder(PoolingType.AVG)
        .collapseDimensions(false)
        .build();
    graph.addLayer(name + ".channel_att.gate_c.gate_c_pool", gateCPool, input);
    convolution(graph, name + ".channel_att.gate_c.gate_c_fc_0",
        name + ".channel_att.gate_c.gate_c_pool", in, squeezed, 1, 1, 0, 1, true);
    normalization(graph, name + ".channel_att.gate_c.gate_c_bn_1",
        name + ".channel_att.gate_c.gate_c_fc_0", squeezed, 1.0);
    graph.addLayer(name + ".channel_att.gate_c.gate_c_relu_1", new ActivationLayer(Activation.RELU),
        name + ".channel_att.gate_c.gate_c_bn_1");
    convolution(graph, name + ".channel_att.gate_c.gate_c_fc_final",
        name + ".channel_att.gate_c.gate_c_relu_1", squeezed, in, 1, 1, 0, 1, true);
    convolution(graph, name + ".spatial_att.gate_s.gate_s_conv_reduce0", input, in, squeezed, 1, 1,
        0, 1, true);
    normalization(graph, name + ".spatial_att.gate_s.gate_s_bn_reduce0",
        name + ".spatial_att.gate_s.gate_s_conv_reduce0", squeezed, 1.0);
    graph.addLayer(name + ".spatial_att.gate_s.gate_s_relu_reduce0",
        new ActivationLayer(Activation.RELU), name + ".spatial_att.gate_s.gate_s_bn_reduce0");
    convolution(graph, name + ".spatial_att.gate_s.gate_s_conv_di_0",
        name + ".spatial_att.gate_s.gate_s_relu_reduce0", squeezed, squeezed, 3, 1, 4, 4, true);
    normalization(graph, name + ".spatial_att.gate_s.gate_s_bn_di_0",
        name + ".spatial_att.gate_s.gate_s_conv_di_0", squeezed, 1.0);
    graph.addLayer(name + ".spatial_att.gate_s.gate_s_relu_di_0",
        new ActivationLayer(Activation.RELU), name + ".spatial_att.gate_s.gate_s_bn_di_0");
    convolution(graph, name + ".spatial_att.gate_s.gate_s_conv_di_1",
        name + ".spatial_att.gate_s.gate_s_relu_di_0", squeezed, squeezed, 3, 1, 4, 4, true);
    normalization(graph, name + ".spatial_att.gate_s.gate_s_bn_di_1",
        name + ".spatial_att.gate_s.gate_s_conv_di_1", squeezed, 1.0);
    graph.addLayer(name + ".spatial_att.gate_s.gate_s_relu_di_1",
        new ActivationLayer(Activation.RELU), name + ".spatial_att.gate_s.gate_s_bn_di_1");
    convolution(graph, name + ".spatial_att.gate_s.gate_s_conv_final",
        name + ".spatial_att.gate_s.gate_s_relu_di_1", squeezed, 1, 1, 1, 0, 1, true);
    graph.addVertex(name + ".att", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".channel_att.gate_c.gate_c_fc_final",
        name + ".spatial_att.gate_s.gate_s_conv_final");
    graph.addLayer(name + ".gate", new ActivationLayer(Activation.SIGMOID), name + ".att");
    graph.addVertex(name + ".scaled", new ElementWiseVertex(ElementWiseVertex.Op.Product), input,
        name + ".gate");
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), name + ".scaled", input);
  }

  /**
   * Adds a block.
   *
   * @param graph receives the layers
   * @param name its name; several layers have names that begin with it
   * @param input the name of the layer before
   * @param in the channels it receives
   * @param filters the filters of its convolutions
   * @param kernel the side of the window
   * @param stride the pixels from one window to the next
   */
  private static void antiAliasedBasicBlock(GraphBuilder graph, String name, String input, int in,
      int filters, int kernel, int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 3, 1, 1, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    graph.addLayer(name + ".aa", new BlurPooling(stride), name + ".relu1");
    convolution(graph, name + ".conv2", name + ".aa", filters, filters, 3, 1, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    EfficientChannelAttention attention = new EfficientChannelAttention.Builder()
        .nIn(filters)
        .kernel(kernel)
        .weightInit(WeightInit.UNIFORM)
        .build();
    graph.addLayer(name + ".se.conv", attention, name + ".bn2");
    graph.addLayer(name + ".downsample", new ZeroPadShortcut(in, filters, stride), input);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add),
        name + ".se.conv", name + ".downsample");
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
   * @param kernel the side of the window
   * @param stride the pixels from one window to the next
   */
  private static void basicBlock2(GraphBuilder graph, String name, String input, int in,
      int filters, int kernel, int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 3, stride, 1, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    EfficientChannelAttention attention = new EfficientChannelAttention.Builder()
        .nIn(filters)
        .kernel(kernel)
        .weightInit(WeightInit.UNIFORM)
        .build();
    graph.addLayer(name + ".se.conv", attention, name + ".bn2");
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add),
        name + ".se.conv", input);
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
   * @param squeezed the channels to which its attention squeezes the map
   * @param stride the pixels from one window to the next
   */
  private static void antiAliasedBottleneck(GraphBuilder graph, String name, String input, int in,
      int filters, int out, int squeezed, int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, 1, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    graph.addLayer(name + ".aa", new BlurPooling(stride), name + ".relu2");
    convolution(graph, name + ".conv3", name + ".aa", filters, out, 1, 1, 0, 1, false);
    normalization(graph, name + ".bn3", name + ".conv3", out, 1.0);
    ChannelAttention channelGate = new ChannelAttention.Builder()
        .nIn(out)
        .squeezed(squeezed)
        .weightInit(WeightInit.UNIFORM)
        .build();
    graph.addLayer(name + ".cbam.ChannelGate", channelGate, name + ".bn3");
    graph.addLayer(name + ".cbam.SpatialGate.compress", new ChannelStatistics(),
        name + ".cbam.ChannelGate");
    convolution(graph, name + ".cbam.SpatialGate.spatial.conv", name + ".cbam.SpatialGate.compress",
        2, 1, 7, 1, 3, 1, false);
    normalization(graph, name + ".cbam.SpatialGate.spatial.bn",
        name + ".cbam.SpatialGate.spatial.conv", 1, 0.0);
    graph.addLayer(name + ".cbam.SpatialGate.gate", new ActivationLayer(Activation.SIGMOID),
        name + ".cbam.SpatialGate.spatial.bn");
    graph.addVertex(name + ".cbam.SpatialGate", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".cbam.ChannelGate", name + ".cbam.SpatialGate.gate");
    SubsamplingLayer downsample = new SubsamplingLayer.Builder(PoolingType.AVG)
        .kernelSize(stride, stride)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .build();
    graph.addLayer(name + ".downsample.0", downsample, input);
    convolution(graph, name + ".downsample.1", name + ".downsample.0", in, out, 1, 1, 0, 1, false);
    normalization(graph, name + ".downsample.2", name + ".downsample.1", out, 1.0);
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add),
        name + ".cbam.SpatialGate", name + ".downsample.2");
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
   * @param squeezed the channels to which its attention squeezes the map
   * @param stride the pixels from one window to the next
   */
  private static void bottleneck(GraphBuilder graph, String name, String input, int in, int filters,
      int out, int squeezed, int stride) {
    convolution(graph, name + ".conv1", input, in, filters, 1, 1, 0, 1, false);
    normalization(graph, name + ".bn1", name + ".conv1", filters, 1.0);
    graph.addLayer(name + ".relu1", new ActivationLayer(Activation.RELU), name + ".bn1");
    convolution(graph, name + ".conv2", name + ".relu1", filters, filters, 3, stride, 1, 1, false);
    normalization(graph, name + ".bn2", name + ".conv2", filters, 1.0);
    graph.addLayer(name + ".relu2", new ActivationLayer(Activation.RELU), name + ".bn2");
    convolution(graph, name + ".conv3", name + ".relu2", filters, out, 1, 1, 0, 1, false);
    normalization(graph, name + ".bn3", name + ".conv3", out, 1.0);
    ChannelAttention channelGate = new ChannelAttention.Builder()
        .nIn(out)
        .squeezed(squeezed)
        .weightInit(WeightInit.UNIFORM)
        .build();
    graph.addLayer(name + ".cbam.ChannelGate", channelGate, name + ".bn3");
    graph.addLayer(name + ".cbam.SpatialGate.compress", new ChannelStatistics(),
        name + ".cbam.ChannelGate");
    convolution(graph, name + ".cbam.SpatialGate.spatial.conv", name + ".cbam.SpatialGate.compress",
        2, 1, 7, 1, 3, 1, false);
    normalization(graph, name + ".cbam.SpatialGate.spatial.bn",
        name + ".cbam.SpatialGate.spatial.conv", 1, 0.0);
    graph.addLayer(name + ".cbam.SpatialGate.gate", new ActivationLayer(Activation.SIGMOID),
        name + ".cbam.SpatialGate.spatial.bn");
    graph.addVertex(name + ".cbam.SpatialGate", new ElementWiseVertex(ElementWiseVertex.Op.Product),
        name + ".cbam.ChannelGate", name + ".cbam.SpatialGate.gate");
    graph.addVertex(name + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add),
        name + ".cbam.SpatialGate", input);
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
   * @param bias whether a bias is added
   */
  private static void convolution(GraphBuilder graph, String name, String input, int in, int out,
      int kernel, int stride, int padding, int dilation, boolean bias) {
    ConvolutionLayer layer = new ConvolutionLayer.Builder(kernel, kernel)
        .nIn(in)
        .nOut(out)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(ConvolutionMode.Truncate)
        .dilation(dilation, dilation)
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
   * @param gamma the scale at the start
   */
  private static void normalization(GraphBuilder graph, String name, String input, int channels,
      double gamma) {
    BatchNormalization layer = new BatchNormalization.Builder()
        .nIn(channels)
        .nOut(channels)
        .eps(1.0E-5)
        .decay(0.9)
        .gamma(gamma)
        .build();
    graph.addLayer(name, layer, input);
  }
}
