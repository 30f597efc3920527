package dev.stagecraft.processor.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.stagecraft.processor.network.Padding;
import org.junit.jupiter.api.Test;

/** The formula against moving the window step by step. */
class WindowTest {
    @Test
    void explicitPadding() {
        for (int input = 1; input <= 12; input++) {
            for (int kernel = 1; kernel <= 7; kernel++) {
                for (int stride = 1; stride <= 4; stride++) {
                    for (int pixels = 0; pixels <= 3; pixels++) {
                        int places = 0;
                        for (int start = -pixels; start + kernel <= input + pixels; start += stride) {
                            places++;
                        }
                        int output = new Window(kernel, stride, new Padding.Explicit(pixels))
                                .over(new FeatureMap(1, input, 5))
                                .height();
                        assertEquals(places, Math.max(output, 0));
                    }
                }
            }
        }
    }

    @Test
    void tensorFlowsPadding() {
        for (int input = 1; input <= 12; input++) {
            for (int stride = 1; stride <= 4; stride++) {
                int places = 0;
                for (int start = 0; start < input; start += stride) {
                    places++;
                }
                FeatureMap output = new Window(3, stride, new Padding.Same()).over(new FeatureMap(1, 5, input));
                assertEquals(places, output.width());
            }
        }
    }
}
