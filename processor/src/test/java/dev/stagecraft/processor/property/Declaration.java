/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import java.util.List;
import javax.tools.JavaFileObject;

/**
 * A source file with a network or two, and what is known of it before it is compiled.
 *
 * @param index what it is made from again, with the seed
 * @param packageName the package, which nothing else is in
 * @param types the source without its package and imports
 * @param classes the simple names of the classes to generate
 * @param maps the input's map, the stem's, if there is one, and the stages', if everything fits together
 * @param mustFail whether it has a mistake for certain
 */
record Declaration(
        int index,
        Profile profile,
        String packageName,
        String types,
        List<String> classes,
        List<String> maps,
        boolean mustFail) {

    /** Whether everything fits together for certain. */
    boolean mustCompile() {
        return profile == Profile.SOUND && !mustFail;
    }

    String source() {
        return "package " + packageName + ";\n\nimport dev.stagecraft.*;\n\n" + types;
    }

    JavaFileObject file() {
        return InMemory.source(packageName + "/Networks.java", source());
    }

    @Override
    public String toString() {
        return "declaration " + index + " (" + profile + "):\n" + source();
    }
}
