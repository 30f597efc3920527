/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.cli.network;

import dev.stagecraft.runtime.NetworkDefinition;
import dev.stagecraft.samples.network.imagenet.ResNet50Network;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * The networks that can be named: the ready ones by their simple names, and those of a user's class path by simple or full
 * names.
 */
public final class NetworkCatalog {
    private static final int NEAREST = 3;
    private static final double SIMILAR = 0.8;

    private final List<Path> places;
    private final ClassLoader classes;

    private NetworkCatalog(List<Path> places, ClassLoader classes) {
        this.places = places;
        this.classes = classes;
    }

    /**
     * The ready networks, and those of jars and folders of classes.
     *
     * @throws NoSuchFileException if one of these does not exist
     */
    public static NetworkCatalog of(List<Path> classPath) throws IOException {
        List<Path> places = new ArrayList<>();
        List<URL> urls = new ArrayList<>();
        for (Path place : classPath) {
            if (!Files.exists(place)) {
                throw new NoSuchFileException(place.toString());
            }
            places.add(place);
            urls.add(url(place));
        }
        places.add(home(ResNet50Network.class));
        // Open until the program ends: classes are loaded when they are first used.
        ClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new), NetworkCatalog.class.getClassLoader());
        return new NetworkCatalog(List.copyOf(places), classes);
    }

    /** All that a simple name can mean, the user's first, each in alphabetical order. */
    public List<NetworkDefinition> all() throws IOException {
        return classNames().stream().map(this::create).toList();
    }

    /**
     * The network of a name: the simple name of its interface in any case ({@code resnet50}), or the full name of the interface or
     * of the generated class ({@code com.acme.Mine}, {@code com.acme.MineNetwork}).
     *
     * @throws UnknownNetworkException if there is none or more than one; the message has the nearest names
     */
    public NetworkDefinition find(String name) throws IOException {
        return name.contains(".") ? byFullName(name) : bySimpleName(name);
    }

    /** The simple name by which a network of this catalog is found. */
    public static String nameOf(NetworkDefinition network) {
        return simpleName(network.getClass().getName());
    }

    private NetworkDefinition bySimpleName(String name) throws IOException {
        List<String> known = classNames();
        List<String> found = known.stream()
                .filter(className -> simpleName(className).equalsIgnoreCase(name)
                        || (simpleName(className) + ClassPathEntry.SUFFIX).equalsIgnoreCase(name))
                .toList();
        if (found.size() > 1) {
            throw new UnknownNetworkException(
                    name + " is the name of " + String.join(" and of ", found) + ": give the full name of one.");
        }
        if (found.isEmpty()) {
            throw new UnknownNetworkException("There is no network " + name + nearest(name, known)
                    + ": stagecraft networks lists them all; one of your own needs --class-path.");
        }
        return create(found.get(0));
    }

    private NetworkDefinition byFullName(String name) {
        return generatedNames(name)
                .filter(this::isNetwork)
                .findFirst()
                .map(this::create)
                .orElseThrow(() -> new UnknownNetworkException("The class path has no network " + name
                        + ": name an interface with @ResidualNetwork that was compiled with Stagecraft's processor,"
                        + " and its jar or folder by --class-path."));
    }

    /** What the generated class of such an interface may be called: that of {@code Outer.Mine} is {@code Outer_MineNetwork}. */
    private static Stream<String> generatedNames(String name) {
        return Stream.iterate(Optional.of(name.replace('$', '_')), Optional::isPresent, NetworkCatalog::nested)
                .map(Optional::get)
                .flatMap(className -> Stream.of(className, className + ClassPathEntry.SUFFIX));
    }

    private static Optional<String> nested(Optional<String> name) {
        return name.filter(className -> className.contains("."))
                .map(className -> new StringBuilder(className)
                        .replace(className.lastIndexOf('.'), className.lastIndexOf('.') + 1, "_")
                        .toString());
    }

    private boolean isNetwork(String className) {
        try {
            return NetworkDefinition.class.isAssignableFrom(Class.forName(className, false, classes));
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return false;
        }
    }

    private NetworkDefinition create(String className) {
        try {
            return Class.forName(className, true, classes)
                    .asSubclass(NetworkDefinition.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new UnknownNetworkException("The network " + className + " cannot be loaded (" + e
                    + "): make its interface public, and compile it for the version of Stagecraft that runs here.");
        }
    }

    private List<String> classNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path place : places) {
            names.addAll(ClassPathEntry.networks(place));
        }
        return names.stream().distinct().toList();
    }

    private static String nearest(String name, List<String> classNames) {
        ToDoubleFunction<String> similarity = candidate ->
                new JaroWinklerSimilarity().apply(candidate.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        List<String> nearest = classNames.stream()
                .map(NetworkCatalog::simpleName)
                .filter(candidate -> similarity.applyAsDouble(candidate) >= SIMILAR)
                .sorted(Comparator.comparingDouble(similarity).reversed())
                .limit(NEAREST)
                .toList();
        return nearest.isEmpty() ? "" : " (the nearest: " + String.join(", ", nearest) + ")";
    }

    /** The interface's name: {@code ResNet50} of {@code com.acme.ResNet50Network}. */
    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1, className.length() - ClassPathEntry.SUFFIX.length());
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of " + type + " is no path.", e);
        }
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(place + " has no URL.", e);
        }
    }
}
