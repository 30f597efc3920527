/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stagecraft.processor.cost.Cost;
import dev.stagecraft.processor.cost.Costs;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PretrainedWeightsDeclaration;
import dev.stagecraft.processor.generate.StageTable;
import dev.stagecraft.processor.generate.dl4j.ChainCode.Shortcuts;
import dev.stagecraft.processor.network.Quantity;
import dev.stagecraft.processor.shape.Shape;
import dev.stagecraft.processor.shape.ShapedLayer;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.ShapedStage;
import dev.stagecraft.processor.shape.StageMaps;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The generated class. */
public final class NetworkClass {
    /** What generated code needs from {@code java.lang}. */
    public static final List<Class<?>> JAVA_LANG = List.of(Math.class, Override.class, String.class);

    private static final String INPUT = "input";

    private final ShapedNetwork network;
    private final NetworkDeclaration declaration;
    private final NetworkTraits traits;
    private final BlockMethods blockMethods;

    private NetworkClass(ShapedNetwork network) {
        this.network = network;
        this.declaration = network.network().declaration();
        this.traits = NetworkTraits.of(network);
        this.blockMethods = new BlockMethods(traits, network);
    }

    /**
     * The source file of a network's class.
     *
     * @param generator the processor's name, for {@code @Generated}
     * @param importsJavaLang whether what it needs from {@code java.lang} must be imported
     */
    public static JavaFile of(ShapedNetwork network, Class<?> generator, boolean importsJavaLang) {
        return JavaFile.builder(
                        network.network().declaration().packageName(), new NetworkClass(network).type(generator))
                .skipJavaLangImports(!importsJavaLang)
                .build();
    }

    private TypeSpec type(Class<?> generator) {
        Cost cost = Costs.of(network);
        TypeSpec.Builder type = TypeSpec.classBuilder(declaration.className())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Types.NETWORK_DEFINITION)
                .addJavadoc(
                        "The network that {@code $L} declares, for images of $L.\n\n<pre>\n$L</pre>\n",
                        declaration.interfaceName(),
                        network.input(),
                        StageTable.of(network))
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", generator.getCanonicalName())
                        .build())
                .addField(constant(
                        "PARAMETERS", cost.parameters(), "Trainable parameters; running statistics not counted."))
                .addField(constant(
                        "MULTIPLY_ADDS", cost.multiplyAdds(), "Of convolutions and dense layers, for one image."))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Describes the network, and builds nothing.\n")
                        .build())
                .addMethod(name())
                .addMethod(configuration())
                .addMethod(summary());
        MapMembers.of(network).addTo(type);
        declaration.weights().ifPresent(weights -> type.addMethod(pretrainedWeights(weights)));
        declaration.preprocessing().stream()
                .map(it -> PreprocessingMethod.of(it, declaration.input().orElseThrow()))
                .forEach(type::addMethod);
        if (!network.stem().isEmpty()) {
            type.addMethod(Comments.complete(section("stem", network.stem(), INPUT, network.input())));
        }
        String before = stemOutput();
        for (ShapedStage stage : network.stages()) {
            type.addMethod(Comments.complete(StageMethod.of(stage, before, blockMethods)));
            before = StageMethod.output(stage);
        }
        Shape last = network.stages().get(network.stages().size() - 1).output();
        if (!network.head().isEmpty()) {
            type.addMethod(Comments.complete(section(end(), network.head(), before, last)));
        }
        helpers().map(Comments::complete).forEach(type::addMethod);
        return type.build();
    }

    /** The methods that add a block, a convolution or a normalization. */
    private Stream<MethodSpec> helpers() {
        Stream.Builder<MethodSpec> helpers = Stream.builder();
        blockMethods.all().forEach(helpers);
        if (traits.ungrouped()) {
            helpers.add(ConvolutionMethods.plain(traits));
        }
        if (traits.grouped()) {
            helpers.add(ConvolutionMethods.grouped(traits));
        }
        if (traits.standardized()) {
            helpers.add(ConvolutionMethods.standardized(traits));
        }
        if (traits.groupNormalized()) {
            helpers.add(NormalizationMethods.group(traits));
        }
        if (traits.batchNormalized()) {
            helpers.add(NormalizationMethods.batch(traits));
        }
        return helpers.build();
    }

    private static FieldSpec constant(String name, long value, String javadoc) {
        String digits = String.format(Locale.ROOT, "%,d", value).replace(',', '_');
        return FieldSpec.builder(long.class, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(javadoc + "\n")
                .initializer("$LL", digits)
                .build();
    }

    private MethodSpec name() {
        return overriding("name")
                .returns(String.class)
                .addStatement("return $L", StringLiteral.of(declaration.name().value()))
                .build();
    }

    private MethodSpec configuration() {
        MethodSpec.Builder method = overriding("configuration")
                .returns(Types.GRAPH_CONFIGURATION)
                .addParameter(Types.NETWORK_OPTIONS, "options")
                .addCode(CodeBlock.builder()
                        .add(
                                "$[$T graph = new $T()\n",
                                Types.GRAPH_BUILDER,
                                Types.NETWORK_CONFIGURATION.nestedClass("Builder"))
                        .add(".seed(options.seed())\n")
                        .add(".updater(options.updater())\n")
                        .add(".dataType(options.dataType())\n")
                        .add(".graphBuilder()\n")
                        .add(".addInputs($S);\n$]", INPUT)
                        .build());
        if (!network.stem().isEmpty()) {
            method.addStatement("stem(graph)");
        }
        network.stages()
                .forEach(stage -> method.addStatement("$L(graph)", stage.stage().name()));
        if (!network.head().isEmpty()) {
            method.addStatement("$L(graph)", end());
        }
        return method.addStatement("return options.configuration(graph.setOutputs($L))", outputs())
                .build();
    }

    /** The name of the method that builds what stands behind the stages. */
    private String end() {
        return declaration.head().isPresent() ? "head" : "norm";
    }

    private CodeBlock outputs() {
        return declaration
                .backbone()
                .map(backbone -> StageMaps.of(network).givenBy(backbone).stream()
                        .map(map -> CodeBlock.of("$S", map.layer()))
                        .collect(CodeBlock.joining(", ")))
                .orElseGet(() -> CodeBlock.of("$S", lastName(network.head())));
    }

    private MethodSpec summary() {
        return overriding("summary")
                .returns(Types.NETWORK_SUMMARY)
                .addStatement("return $T.of($L.class, name())", Types.NETWORK_SUMMARY, declaration.className())
                .build();
    }

    private static MethodSpec pretrainedWeights(PretrainedWeightsDeclaration weights) {
        return overriding("pretrainedWeights")
                .returns(ParameterizedTypeName.get(Optional.class, String.class))
                .addStatement(
                        "return $T.of($L)",
                        Optional.class,
                        StringLiteral.of(weights.location().value()))
                .build();
    }

    static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private String stemOutput() {
        return network.stem().isEmpty() ? INPUT : lastName(network.stem());
    }

    private static String lastName(List<ShapedLayer> chain) {
        return chain.get(chain.size() - 1).layer().name();
    }

    private MethodSpec section(String name, List<ShapedLayer> chain, String before, Shape input) {
        CodeBlock code = new ChainCode(
                        traits,
                        Names.literal(),
                        Shortcuts.IDENTITY,
                        CodeBlock.of("$S", before),
                        Quantity.fixed(input.channels()))
                .append(chain)
                .code();
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L to $L.\n", input, chain.get(chain.size() - 1).output())
                .addParameter(Types.GRAPH_BUILDER, "graph")
                .addCode(code)
                .build();
    }
}
