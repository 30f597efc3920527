/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.picture.drawing;

import java.util.List;

/**
 * A finished drawing.
 *
 * @param text what it shows, for who does not see it
 */
public record Drawing(double width, double height, String text, List<Mark> marks) {
    public Drawing {
        marks = List.copyOf(marks);
    }
}
