/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor;

import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.diagnostic.Diagnostics;
import dev.stagecraft.processor.diagnostic.Message;
import dev.stagecraft.processor.generate.LayerTableWriter;
import dev.stagecraft.processor.generate.PicturePage;
import dev.stagecraft.processor.generate.dl4j.NetworkClass;
import dev.stagecraft.processor.shape.ShapedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Hands what was generated to the compiler, with the interface as its only origin. */
final class NetworkWriter {
    private final Filer filer;
    private final Elements elements;
    private final ClassOwners owners;
    private final boolean withPicture;

    NetworkWriter(Filer filer, Elements elements, boolean withPicture) {
        this.withPicture = withPicture;
        this.filer = filer;
        this.elements = elements;
        this.owners = new ClassOwners(elements);
    }

    void write(ShapedNetwork network, TypeElement origin, Diagnostics diagnostics) {
        NetworkDeclaration declaration = network.network().declaration();
        // Everything is made before anything is written, so that a fault leaves no half of it.
        String source = NetworkClass.of(
                        network, ResidualNetworkProcessor.class, hidesJavaLang(declaration.packageName()))
                .toString();
        String table = LayerTableWriter.of(network);
        String tableName = LayerTableWriter.fileName(network);
        Optional<String> page = withPicture ? Optional.of(PicturePage.of(network, table)) : Optional.empty();
        String packageName = declaration.packageName();
        String qualifiedName =
                packageName.isEmpty() ? declaration.className() : packageName + "." + declaration.className();
        try {
            List<OutputFiles.Output> outputs = new ArrayList<>();
            outputs.add(resource(packageName, tableName, table, origin));
            page.ifPresent(text -> outputs.add(resource(packageName, PicturePage.fileName(network), text, origin)));
            // The source last: compilers read what they have created, whatever became of it.
            outputs.add(
                    new OutputFiles.Output(qualifiedName, () -> filer.createSourceFile(qualifiedName, origin), source));
            OutputFiles.write(declaration, diagnostics, outputs);
            owners.put(qualifiedName, origin);
        } catch (FilerException exists) {
            diagnostics.report(
                    Message.DUPLICATE_CLASS,
                    declaration.origin(),
                    declaration.interfaceName(),
                    qualifiedName,
                    owners.whoHas(qualifiedName));
        }
    }

    private OutputFiles.Output resource(String packageName, String name, String text, TypeElement origin) {
        return new OutputFiles.Output(
                name, () -> filer.createResource(StandardLocation.CLASS_OUTPUT, packageName, name, origin), text);
    }

    /** Whether the package has a class of its own with a name that generated code needs from {@code java.lang}. */
    private boolean hidesJavaLang(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return NetworkClass.JAVA_LANG.stream()
                .anyMatch(type -> elements.getTypeElement(prefix + type.getSimpleName()) != null);
    }
}
