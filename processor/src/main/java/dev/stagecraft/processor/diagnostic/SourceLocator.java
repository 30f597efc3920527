package dev.stagecraft.processor.diagnostic;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Prints an error at a place that an {@link Origin} names. */
interface SourceLocator {
    /** Whether the place was found and the error printed there. */
    boolean print(String text, TypeElement compiled, Origin origin);

    /** The most exact one that this compiler allows. */
    static SourceLocator of(ProcessingEnvironment environment) {
        SourceLocator mirrors = new MirrorLocator(environment);
        try {
            SourceLocator trees = new TreeLocator(environment);
            return (text, compiled, origin) ->
                    trees.print(text, compiled, origin) || mirrors.print(text, compiled, origin);
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return WrappedEnvironment.inside(environment).map(SourceLocator::of).orElse(mirrors);
        }
    }
}
