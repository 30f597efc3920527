/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.libtorch.library;

import java.nio.file.Path;

/**
 * A folder in a jar.
 *
 * @param jar the file
 * @param folder ends in a slash
 */
record JarFolder(Path jar, String folder) {}
