package dev.stagecraft.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of one network, so that all are reported in one compile. */
public final class Diagnostics {
    private final List<Diagnostic> found = new ArrayList<>();

    public void report(Message message, Origin origin, Object... arguments) {
        found.add(new Diagnostic(message, origin, List.of(arguments), List.of()));
    }

    public void report(Message message, Origin origin, List<String> trace, Object... arguments) {
        found.add(new Diagnostic(message, origin, List.of(arguments), trace));
    }

    public boolean isClean() {
        return found.isEmpty();
    }

    public List<Diagnostic> found() {
        return List.copyOf(found);
    }
}
