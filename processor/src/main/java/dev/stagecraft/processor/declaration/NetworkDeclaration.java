package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * Everything that an interface declares and inherits.
 *
 * @param packageName the interface's package
 * @param interfaceName its name within the package: {@code Outer.ResNet50}
 * @param name the network's name
 * @param origin the interface's {@code @ResidualNetwork}
 * @param input absent only in a declaration that is reported as faulty; so is {@code head}
 */
public record NetworkDeclaration(
        String packageName,
        String interfaceName,
        String name,
        Origin origin,
        Optional<InputDeclaration> input,
        Optional<StemDeclaration> stem,
        List<StageDeclaration> stages,
        BlockDesignDeclaration blockDesign,
        ConvolutionDeclaration convolution,
        NormalizationDeclaration normalization,
        Optional<SqueezeExcitationDeclaration> squeezeExcitation,
        Optional<HeadDeclaration> head) {

    public NetworkDeclaration {
        stages = List.copyOf(stages);
    }

    /** The interface's name without its outer types. */
    public String simpleName() {
        return interfaceName.substring(interfaceName.lastIndexOf('.') + 1);
    }

    /** The name of the class to generate: {@code ResNet50Network}, {@code Outer_ResNet50Network}. */
    public String className() {
        return interfaceName.replace('.', '_') + "Network";
    }
}
