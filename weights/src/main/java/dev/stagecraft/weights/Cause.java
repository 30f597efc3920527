package dev.stagecraft.weights;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file probably is that does not fit. */
final class Cause {
    private Cause() {}

    static Optional<String> of(List<NetworkTensor> network, Collection<TensorInfo> file) {
        Optional<String> prefix = prefix(network, file);
        if (prefix.isPresent()) {
            return Optional.of("All its names begin with " + Excerpt.of(prefix.get())
                    + ", as those of a model that is wrapped in another; save the model inside");
        }
        Optional<String> ofFile = Architecture.ofFile(file);
        if (ofFile.isEmpty()) {
            return Optional.of("Its names are not those that torchvision, timm or Keras give a ResNet");
        }
        Optional<String> ofNetwork = Architecture.of(network);
        return ofFile.filter(name -> !ofNetwork.equals(Optional.of(name)))
                .map(name -> "These are the weights of " + withArticle(name)
                        + ofNetwork
                                .map(own -> ", and the network is " + withArticle(own))
                                .orElse(""));
    }

    /** What all names begin with, if without it most of them are the network's. */
    private static Optional<String> prefix(List<NetworkTensor> network, Collection<TensorInfo> file) {
        Naming naming = Naming.of(network);
        Set<String> names = file.stream().map(TensorInfo::name).collect(Collectors.toSet());
        return network.stream()
                .limit(1)
                .map(naming::name)
                .flatMap(first -> names.stream()
                        .filter(name -> name.endsWith("." + first))
                        .map(name -> name.substring(0, name.length() - first.length())))
                .filter(prefix -> names.stream().allMatch(name -> name.startsWith(prefix)))
                .findFirst();
    }

    private static String withArticle(String name) {
        return (name.startsWith("SE-") || name.startsWith("ECA-") ? "an " : "a ") + name;
    }
}
