package dev.stagecraft.processor.declaration;

/** An annotation has a value that is no value of its attribute; the compiler reports it, so nobody else needs to. */
public final class UnreadableAnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableAnnotationException() {
        super(null, null, false, false);
    }
}
