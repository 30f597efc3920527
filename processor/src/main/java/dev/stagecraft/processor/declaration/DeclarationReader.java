package dev.stagecraft.processor.declaration;

import dev.stagecraft.BlockDesign;
import dev.stagecraft.Budget;
import dev.stagecraft.Convolution;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Normalization;
import dev.stagecraft.Pool;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.ResidualStage;
import dev.stagecraft.ResidualStages;
import dev.stagecraft.Shortcut;
import dev.stagecraft.SqueezeExcitation;
import dev.stagecraft.Stem;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads the declaration of a network from its interface. */
public final class DeclarationReader {
    private final Elements elements;

    public DeclarationReader(Elements elements) {
        this.elements = elements;
    }

    /** Where the {@code @ResidualNetwork} of an interface stands. */
    public static Origin originOf(TypeElement network) {
        return Origin.of(network.getQualifiedName().toString(), ResidualNetwork.class.getCanonicalName(), 0);
    }

    /**
     * What the interface declares and inherits, as it stands: the rules of {@code rule} check it.
     *
     * @throws UnreadableAnnotationException where the compiler itself rejects an annotation
     */
    public NetworkDeclaration read(TypeElement network, Diagnostics diagnostics) {
        Origin origin = originOf(network);
        InheritedAnnotations annotations = new InheritedAnnotations(elements, network, origin, diagnostics);
        PackageElement enclosing = elements.getPackageOf(network);
        String packageName = enclosing.getQualifiedName().toString();
        String qualifiedName = network.getQualifiedName().toString();
        String interfaceName =
                packageName.isEmpty() ? qualifiedName : qualifiedName.substring(packageName.length() + 1);
        Declared<String> name =
                annotations.find(ResidualNetwork.class).orElseThrow().text("name");
        return new NetworkDeclaration(
                packageName,
                interfaceName,
                name.written() ? name : new Declared<>(network.getSimpleName().toString(), name.origin(), false),
                origin,
                annotations.find(Input.class).map(DeclarationReader::input),
                annotations.find(Stem.class).map(DeclarationReader::stem),
                stages(annotations.findAll(ResidualStage.class, ResidualStages.class)),
                blockDesign(annotations.findOrDefaults(BlockDesign.class)),
                convolution(annotations.findOrDefaults(Convolution.class)),
                normalization(annotations.findOrDefaults(Normalization.class)),
                annotations.find(SqueezeExcitation.class).map(DeclarationReader::squeezeExcitation),
                annotations.find(Head.class).map(DeclarationReader::head),
                annotations.find(Budget.class).map(DeclarationReader::budget));
    }

    private static InputDeclaration input(AnnotationView input) {
        return new InputDeclaration(input.integer("channels"), input.integer("height"), input.integer("width"));
    }

    private static StemDeclaration stem(AnnotationView stem) {
        return new StemDeclaration(
                stem.integers("filters"),
                stem.integer("kernel"),
                stem.integer("stride"),
                pool(stem.annotation("pool", Pool.class)));
    }

    private static PoolDeclaration pool(AnnotationView pool) {
        return new PoolDeclaration(
                pool.constant("kind", Pool.Kind.class),
                pool.integer("kernel"),
                pool.integer("stride"),
                pool.integer("padding"));
    }

    private static List<StageDeclaration> stages(List<AnnotationView> annotations) {
        List<StageDeclaration> stages = new ArrayList<>();
        for (AnnotationView stage : annotations) {
            stages.add(new StageDeclaration(
                    "layer" + (stages.size() + 1),
                    stage.origin(),
                    stage.integer("filters"),
                    stage.integer("blocks"),
                    stage.flag("bottleneck"),
                    stage.integer("stride"),
                    stage.integer("expansion"),
                    stage.integer("groups"),
                    stage.integer("baseWidth"),
                    stage.integer("dilation"),
                    stage.constant("shortcut", Shortcut.class),
                    stage.integers("output")));
        }
        return stages;
    }

    private static BlockDesignDeclaration blockDesign(AnnotationView design) {
        return new BlockDesignDeclaration(
                design.constant("strideOn", BlockDesign.StrideOn.class), design.flag("zeroInitResidual"));
    }

    private static ConvolutionDeclaration convolution(AnnotationView convolution) {
        return new ConvolutionDeclaration(
                convolution.flag("bias"),
                convolution.constant("padding", Convolution.Padding.class),
                convolution.constant("init", Convolution.Init.class));
    }

    private static NormalizationDeclaration normalization(AnnotationView normalization) {
        return new NormalizationDeclaration(normalization.number("epsilon"), normalization.number("decay"));
    }

    private static SqueezeExcitationDeclaration squeezeExcitation(AnnotationView squeezeExcitation) {
        return new SqueezeExcitationDeclaration(
                squeezeExcitation.integer("reduction"), squeezeExcitation.integer("divisor"));
    }

    private static HeadDeclaration head(AnnotationView head) {
        return new HeadDeclaration(
                head.integer("classes"), pool(head.annotation("pool", Pool.class)), head.flag("bias"));
    }

    private static BudgetDeclaration budget(AnnotationView budget) {
        return new BudgetDeclaration(
                budget.origin(),
                budget.whole("parameters"),
                budget.whole("multiplyAdds"),
                budget.whole("activationBytes"));
    }
}
