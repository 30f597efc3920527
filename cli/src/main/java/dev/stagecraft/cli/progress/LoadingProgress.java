package dev.stagecraft.cli.progress;

import dev.stagecraft.runtime.data.ImageFolder;
import java.io.PrintWriter;
import java.util.Optional;

/** How far the loading of images is, of which there may be several folders one after the other. */
public final class LoadingProgress implements ImageFolder.Progress, AutoCloseable {
    private final PrintWriter errors;
    private Optional<Progress> current = Optional.empty();
    private int loaded;

    public LoadingProgress(PrintWriter errors) {
        this.errors = errors;
    }

    @Override
    public void loaded(int done, int all) {
        if (current.isEmpty() || done < loaded) {
            close();
            loaded = 0;
            current = Optional.of(Progress.of("images loaded", all, errors));
        }
        current.get().advance(done - loaded);
        loaded = done;
    }

    @Override
    public void close() {
        current.ifPresent(Progress::close);
        current = Optional.empty();
    }
}
