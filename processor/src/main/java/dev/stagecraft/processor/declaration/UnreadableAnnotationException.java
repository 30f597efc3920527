/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.declaration;

import dev.stagecraft.processor.diagnostic.Origin;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * An annotation has a value that is no value of its attribute. Where it stands in a source, the compiler reports it, so nobody
 * else needs to.
 */
public final class UnreadableAnnotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Origin origin;
    private final transient Optional<TypeMirror> missing;

    private UnreadableAnnotationException(Origin origin, Optional<TypeMirror> missing) {
        super(null, null, false, false);
        this.origin = origin;
        this.missing = missing;
    }

    /** It has none, or one of another type. */
    static UnreadableAnnotationException value(Origin origin) {
        return new UnreadableAnnotationException(origin, Optional.empty());
    }

    /** It names a type that the compiler does not find. */
    static UnreadableAnnotationException type(Origin origin, TypeMirror missing) {
        return new UnreadableAnnotationException(origin, Optional.of(missing));
    }

    /** The attribute. */
    public Origin origin() {
        return origin;
    }

    /** The type that is named and not found, if it is known. */
    public Optional<TypeMirror> missing() {
        return missing;
    }
}
