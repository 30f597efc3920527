package dev.stagecraft.processor.network;

import dev.stagecraft.Pool;
import dev.stagecraft.processor.declaration.HeadDeclaration;
import dev.stagecraft.processor.declaration.NetworkDeclaration;
import dev.stagecraft.processor.declaration.PoolDeclaration;
import dev.stagecraft.processor.declaration.StageDeclaration;
import dev.stagecraft.processor.declaration.StemDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a declaration out, layer by layer. */
public final class NetworkExpansion {
    private final NetworkDeclaration declaration;
    private final WindowPadding padding;

    private NetworkExpansion(NetworkDeclaration declaration) {
        this.declaration = declaration;
        this.padding = new WindowPadding(declaration.convolution().padding().value());
    }

    /** The network of a declaration in which every rule holds. */
    public static Network expand(NetworkDeclaration declaration) {
        return new NetworkExpansion(declaration).network();
    }

    /** The stem of a declaration alone. */
    public static List<Layer> stem(NetworkDeclaration declaration) {
        return declaration
                .stem()
                .map(stem -> new NetworkExpansion(declaration).stem(stem))
                .orElse(List.of());
    }

    /** The head of a declaration alone. */
    public static List<Layer> head(NetworkDeclaration declaration) {
        return new NetworkExpansion(declaration).head(declaration.head().orElseThrow());
    }

    private Network network() {
        List<Layer> stem = declaration.stem().map(this::stem).orElse(List.of());
        int channels = declaration
                .stem()
                .map(declared -> declared.filters().value())
                .map(filters -> filters.get(filters.size() - 1))
                .orElseGet(() -> declaration.input().orElseThrow().channels().value());
        List<Stage> stages = new ArrayList<>();
        Optional<StageDeclaration> before = Optional.empty();
        for (StageDeclaration declared : declaration.stages()) {
            stages.add(new StageExpansion(declaration, declared, before, padding, channels).expand());
            channels = Math.toIntExact(declared.outputChannels());
            before = Optional.of(declared);
        }
        return new Network(
                declaration, stem, stages, declaration.head().map(this::head).orElse(List.of()));
    }

    /** {@code conv1, bn1, relu}; of a deep stem {@code conv1.0, conv1.1, conv1.2, conv1.3 … conv1.6, bn1, relu}. */
    private List<Layer> stem(StemDeclaration stem) {
        List<Layer> layers = new ArrayList<>();
        List<Integer> filters = stem.filters().value();
        for (int i = 0; i < filters.size(); i++) {
            boolean last = i == filters.size() - 1;
            int stride = i == 0 ? stem.stride().value() : 1;
            layers.add(new Convolution(
                    filters.size() == 1 ? "conv1" : "conv1." + 3 * i,
                    Quantity.fixed(filters.get(i)),
                    stem.kernel().value(),
                    Quantity.fixed(stride),
                    padding.ofWindow(stem.kernel().value(), stride),
                    Quantity.fixed(1),
                    1,
                    declaration.convolution().bias().value(),
                    Blame.of(
                            stem.filters().origin().element(i),
                            stem.kernel().origin(),
                            stem.stride().origin())));
            layers.add(new Normalization(last ? "bn1" : "conv1." + (3 * i + 1), false));
            layers.add(new Activation(last ? "relu" : "conv1." + (3 * i + 2), Activation.Function.RELU));
        }
        layers.addAll(pool(stem.pool(), stem.pool().kind().value() == Pool.Kind.MAX ? "maxpool" : "stem.avgpool"));
        return layers;
    }

    private List<Layer> head(HeadDeclaration head) {
        List<Layer> layers = new ArrayList<>(
                pool(unpadded(head.pool()), head.pool().kind().value() == Pool.Kind.MAX ? "head.maxpool" : "avgpool"));
        layers.add(new Dense("fc", head.classes().value(), head.bias().value()));
        return layers;
    }

    /** A head's pool looks at the map and not at what is around it, unless it says so. */
    private static PoolDeclaration unpadded(PoolDeclaration pool) {
        return pool.padding().value() == Pool.AUTO ? pool.withPadding(0) : pool;
    }

    private List<Layer> pool(PoolDeclaration pool, String name) {
        return switch (pool.kind().value()) {
            case NONE -> List.of();
            case GLOBAL_AVERAGE -> List.of(new GlobalPooling(name, false));
            case MAX -> List.of(pooling(pool, name, Pooling.Kind.MAX));
            case AVERAGE -> List.of(pooling(pool, name, Pooling.Kind.AVERAGE));
        };
    }

    private Pooling pooling(PoolDeclaration pool, String name, Pooling.Kind kind) {
        int kernel = pool.kernel().value();
        int stride = pool.stride().value() == Pool.AUTO ? kernel : pool.stride().value();
        int pixels = pool.padding().value();
        Padding padded = pixels == Pool.AUTO ? padding.ofWindow(kernel, stride) : Padding.Explicit.of(pixels);
        return new Pooling(
                name,
                kind,
                kernel,
                stride,
                padded,
                Blame.of(
                        pool.kernel().origin(),
                        pool.kernel().origin(),
                        pool.stride().origin()));
    }
}
