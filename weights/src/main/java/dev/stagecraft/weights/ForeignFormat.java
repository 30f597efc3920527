package dev.stagecraft.weights;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The formats of weights that are no safetensors files, by their first bytes. */
final class ForeignFormat {
    private ForeignFormat() {}

    /** What to do with the file; empty if it is of none of them. */
    static Optional<String> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0089HDF\r\n\u001a\n")) {
            return Optional.of("is an HDF5 file, as Keras writes them, and must be a safetensors file: convert it.");
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("\u0080\u0002")) {
            return Optional.of(
                    "is a pickled file of PyTorch, which can run code when it is read, and must be a safetensors file:"
                            + " write one with safetensors.torch.save_file(model.state_dict(), ...).");
        }
        return Optional.empty();
    }
}
