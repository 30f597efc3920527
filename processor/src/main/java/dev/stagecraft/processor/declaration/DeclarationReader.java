/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.Backbone;
import dev.stagecraft.Budget;
import dev.stagecraft.Head;
import dev.stagecraft.Input;
import dev.stagecraft.Pool;
import dev.stagecraft.Preprocessing;
import dev.stagecraft.PretrainedWeights;
import dev.stagecraft.ResidualNetwork;
import dev.stagecraft.Stem;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<AnnotationView> ends = annotations.findOneOf(List.of(Head.class, Backbone.class));
        Declared<String> name =
                annotations.find(ResidualNetwork.class).orElseThrow().text("name");
        return new NetworkDeclaration(
                packageName,
                interfaceName,
                name.written() ? name : new Declared<>(network.getSimpleName().toString(), name.origin(), false),
                origin,
                annotations.find(Input.class).map(DeclarationReader::input),
                annotations.find(Preprocessing.class).map(DeclarationReader::preprocessing),
                annotations.find(Stem.class).map(DeclarationReader::stem),
                new StageReader(elements, origin, diagnostics).read(annotations),
                new DesignReader(annotations).read(),
                of(Head.class, ends).map(DeclarationReader::head),
                of(Backbone.class, ends).map(DeclarationReader::backbone),
                annotations.find(Budget.class).map(DeclarationReader::budget),
                annotations
                        .find(PretrainedWeights.class)
                        .map(weights -> new PretrainedWeightsDeclaration(weights.text("value")))
                        .filter(PretrainedWeightsDeclaration::isSome));
    }

    /**
     * The types, besides those that it extends, of which a network is made: the blocks of its stages, and where a stage names
     * them.
     */
    public Map<TypeElement, Origin> blocksOf(TypeElement network) {
        return StageReader.blocksOf(new InheritedAnnotations(elements, network, originOf(network), new Diagnostics()));
    }

    private static Optional<AnnotationView> of(Class<?> annotation, List<AnnotationView> views) {
        return views.stream()
                .filter(view -> view.isOf(annotation.getCanonicalName()))
                .findFirst();
    }

    private static InputDeclaration input(AnnotationView input) {
        return new InputDeclaration(input.integer("channels"), input.integer("height"), input.integer("width"));
    }

    private static PreprocessingDeclaration preprocessing(AnnotationView preprocessing) {
        return new PreprocessingDeclaration(
                preprocessing.integer("resize"),
                preprocessing.constant("crop", Preprocessing.Crop.class),
                preprocessing.constant("interpolation", Preprocessing.Interpolation.class),
                preprocessing.constant("channelOrder", Preprocessing.ChannelOrder.class),
                preprocessing.constant("range", Preprocessing.Range.class),
                preprocessing.numbers("mean"),
                preprocessing.numbers("standardDeviation"));
    }

    private static StemDeclaration stem(AnnotationView stem) {
        return new StemDeclaration(
                stem.integers("filters"),
                stem.integer("kernel"),
                stem.integer("stride"),
                stem.flag("normalized"),
                pool(stem.annotation("pool", Pool.class)));
    }

    private static PoolDeclaration pool(AnnotationView pool) {
        return new PoolDeclaration(
                pool.constant("kind", Pool.Kind.class),
                pool.integer("kernel"),
                pool.integer("stride"),
                pool.integer("padding"),
                pool.flag("zeroPadded"));
    }

    private static HeadDeclaration head(AnnotationView head) {
        return new HeadDeclaration(
                head.integer("classes"),
                head.flag("normalized"),
                pool(head.annotation("pool", Pool.class)),
                head.number("dropout"),
                head.flag("bias"));
    }

    private static BackboneDeclaration backbone(AnnotationView backbone) {
        return new BackboneDeclaration(
                backbone.origin(),
                backbone.integers("stages"),
                backbone.integers("channels"),
                backbone.integers("strides"),
                backbone.flag("normalized"));
    }

    private static BudgetDeclaration budget(AnnotationView budget) {
        return new BudgetDeclaration(
                budget.origin(),
                budget.whole("parameters"),
                budget.whole("multiplyAdds"),
                budget.whole("activationBytes"));
    }
}
