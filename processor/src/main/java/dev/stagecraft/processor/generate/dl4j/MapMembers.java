/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.stagecraft.processor.shape.FeatureMap;
import dev.stagecraft.processor.shape.ShapedNetwork;
import dev.stagecraft.processor.shape.StageMap;
import dev.stagecraft.processor.shape.StageMaps;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * What a generated class says about the maps that its network can give: constants for those who take them, and the lists of them.
 *
 * @param images the shape of the images that the maps' sides belong to
 * @param given those that it gives, if it is a backbone
 */
record MapMembers(FeatureMap images, StageMaps maps, Optional<List<StageMap>> given) {
    static MapMembers of(ShapedNetwork network) {
        StageMaps maps = StageMaps.of(network);
        return new MapMembers(
                network.input(),
                maps,
                network.network().declaration().backbone().map(maps::givenBy));
    }

    void addTo(TypeSpec.Builder type) {
        Stream.concat(maps.all().stream(), maps.end().stream())
                .flatMap(this::constants)
                .forEach(type::addField);
        type.addMethod(list("stages", maps.all()));
        given.ifPresent(some -> type.addMethod(list("features", some)));
    }

    private Stream<FieldSpec> constants(StageMap map) {
        String name = constant(map);
        FeatureMap shape = map.shape();
        return Stream.of(
                field(TypeName.INT, name + "_CHANNELS")
                        .addJavadoc("The channels of {@code $L}.\n", map.name())
                        .initializer("$L", shape.channels())
                        .build(),
                field(TypeName.INT, name + "_STRIDE")
                        .addJavadoc(
                                "The stride of {@code $L}: pixels of the image from one of its own to the next.\n",
                                map.name())
                        .initializer("$L", map.stride())
                        .build(),
                field(Types.STAGE_MAP, name)
                        .addJavadoc("What {@code $L} gives: $L for images of $L.\n", map.name(), shape, images)
                        .initializer(
                                "new $T($S,$W$S,$W$L_CHANNELS,$W$L,$W$L,$W$L_STRIDE)",
                                Types.STAGE_MAP,
                                map.name(),
                                map.layer(),
                                name,
                                shape.height(),
                                shape.width(),
                                name)
                        .build());
    }

    private static String constant(StageMap map) {
        return map.name().toUpperCase(Locale.ROOT);
    }

    private static FieldSpec.Builder field(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    }

    private static MethodSpec list(String method, List<StageMap> maps) {
        CodeBlock constants =
                maps.stream().map(map -> CodeBlock.of("$L", constant(map))).collect(CodeBlock.joining(",$W"));
        return NetworkClass.overriding(method)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.STAGE_MAP))
                .addStatement("return $T.of($L)", List.class, constants)
                .build();
    }
}
