/*
 * Copyright 2026 the authors of Stagecraft
 *
 * SPDX-License-Identifier: Apache-2.0
 */
package dev.stagecraft.processor.property;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that are no Java: the compiler says so, and Stagecraft is not in its way. */
class BrokenSourceTest {
    private static final String NETWORK = "@ResidualNetwork "
            + "@Input(height = 8, width = 8) @ResidualStage(filters = 4, blocks = 1) @Head(classes = 3) "
            + "interface Net {}";

    /** What the compiler itself rejects, it rejects alone. */
    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            filters = 4 ## filters = "x" ## incompatible types
            filters = 4 ## filters = missing ## cannot find symbol
            filters = 4 ## filters = Missing.FILTERS ## cannot find symbol
            filters = 4 ## filters = 1 / 0 ## must be a constant expression
            filters = 4 ## filters = 4L ## incompatible types
            filters = 4 ## filters = {4, 4} ## not of an allowable type
            filters = 4 ## filters = null ## incompatible types
            filters = 4, ## '' ## missing a default value
            filters = 4 ## filters = 4, unknown = 1 ## cannot find symbol
            filters = 4 ## filters = 4, filters = 4 ## duplicate element
            filters = 4 ## filters = 4, shortcut = Shortcut.NONE ## cannot find symbol | must be an enum constant
            filters = 4 ## filters = 4, shortcut = Pool.Kind.MAX ## incompatible types
            filters = 4 ## filters = 4, shortcut = null ## must be an enum constant
            filters = 4 ## filters = 4, output = {1, "x", 2} ## incompatible types
            filters = 4 ## filters = 4, block = Missing.class ## cannot find symbol
            filters = 4 ## filters = 4, block = Missing.Inner.class ## does not exist
            filters = 4 ## filters = 4, block = String.Inner.class ## cannot find symbol
            filters = 4 ## filters = 4, block = Net ## cannot find symbol
            filters = 4 ## filters = 4, block = "Net" ## incompatible types
            filters = 4 ## filters = 4, block = null ## must be a class literal
            classes = 3 ## classes = 3, dropout = "x" ## incompatible types
            classes = 3 ## classes = 3, dropout = 0.1 / missing ## cannot find symbol
            classes = 3 ## classes = 3, pool = @Head(classes = 3) ## incompatible types
            classes = 3 ## classes = 3, pool = @Pool ## missing a default value
            classes = 3 ## classes = 3, pool = @Missing ## cannot find symbol
            classes = 3 ## classes = 3, pool = 3 ## annotation value must be an annotation
            @Head ## @Head(classes = 3) @Head ## not a repeatable
            @Head ## @ResidualNetwork @Head ## not a repeatable
            @Head ## @Missing @Head ## cannot find symbol
            @Head ## @Activated(Activated.Function.NONE) @Head ## cannot find symbol | must be an enum constant
            @Head ## @Activated(Missing.RELU) @Head ## cannot find symbol
            @Head ## @AntiAliased("BLUR") @Head ## incompatible types
            @Head ## @OutputStride @Head ## missing a default value
            @Head ## @OutputStride(missing) @Head ## cannot find symbol
            @Head ## @OutputStride({8, 16}) @Head ## not of an allowable type
            @Head ## @StochasticDepth @Head ## missing a default value
            @Head ## @DropBlock(rate = 0.1, scales = {0.1, "x"}) @Head ## incompatible types
            @Head ## @SqueezeExcitation(stages = missing) @Head ## cannot find symbol
            @Head ## @EfficientChannelAttention(kernels = {3, missing}) @Head ## cannot find symbol
            @Head ## @BottleneckAttention(stages = {1L}) @Head ## incompatible types
            @Head ## @BlockDesign(shortcut = Shortcut.NONE) @Head ## cannot find symbol | must be an enum constant
            @Head ## @Normalization(kind = null) @Head ## must be an enum constant
            @Head ## @Convs(missing) @Head ## must be an annotation
            @Head ## @Convs({@Head(classes = 3)}) @Head ## cannot be converted
            @Head ## @ResidualBlock(activation = 1) @Head ## incompatible types
            @Head ## @ResidualBlock @ResidualBlock @Head ## not a repeatable
            @Head ## @Preprocessing(mean = {0.5, "x"}) @Head ## incompatible types
            @Head ## @Preprocessing(mean = missing) @Head ## cannot find symbol
            @Head ## @Preprocessing(resize = 4L) @Head ## incompatible types
            @Head ## @Preprocessing(crop = Preprocessing.Crop.ALL) @Head ## cannot find symbol | must be an enum constant
            @Head ## @SuppressWarnings(missing) @Head ## cannot find symbol
            @Head ## @ResidualStages(missing) @Head ## must be an annotation
            @Head ## @ResidualStages({@Head(classes = 3)}) @Head ## cannot be converted
            @Head ## @ResidualStages({@Missing}) @Head ## cannot find symbol
            @Head ## @ResidualStages(@ResidualStage) @Head ## missing default values
            filters = 4 ## filters = 4, block = Missing.class ## cannot find symbol
            filters = 4 ## filters = 4, block = null ## must be a class literal | incompatible types
            filters = 4 ## filters = 4, block = int.class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = Net[].class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = Net.class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = String.class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = Thread.State.class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = Override.class ## [block/not-a-block]
            filters = 4 ## filters = 4, block = "Own" ## incompatible types
            @Head ## @OutputStride @Head ## missing a default value
            @Head ## @Activated(Activated.Function.NONE) @Head ## cannot find symbol | must be an enum constant
            @Head ## @SqueezeExcitation(stages = {1, missing}) @Head ## cannot find symbol
            @Head ## @DropBlock(rate = missing) @Head ## cannot find symbol
            @Head ## @Conv(kernel = missing) @Head ## cannot find symbol
            @Head ## @Convs(@Head) @Head ## cannot be converted
            interface Net ## interface Net extends Missing ## cannot find symbol
            interface Net ## interface Net extends Object ## interface expected here
            interface Net ## interface Net extends Net ## cyclic inheritance
            interface Net {} ## interface Net { ## reached end of file
            interface Net {} ## interface Net { @Head(classes = 3) void method(); } ## not applicable
            interface Net {} ## interface Net { @ResidualNetwork int FIELD = 1; } ## not applicable
            interface Net {} ## interface Net { void method(@Input(height = 1, width = 1) int parameter); } ## not applicable
            interface Net {} ## interface Net { <@Stem(filters = 1, kernel = 1) T> void method(); } ## not applicable
            """)
    void whatDoesNotCompile(String sound, String broken, String text) {
        String source = NETWORK.replace(sound, broken);
        assertFalse(source.equals(NETWORK));
        Hostile.assertRefused(source, text);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ## ", textBlock = """
            @Conv ## @Conv(kernel = missing) ## cannot find symbol
            @Conv ## @Conv(kernel = Missing.KERNEL) ## cannot find symbol
            @Conv ## @Conv(kernel = 3, kernel = 3) ## duplicate element
            @Conv ## @Conv(kernel = {3}) ## not of an allowable type
            @Conv ## @Conv(scale = "x") ## incompatible types
            @Conv ## @Conv(groups = null) ## incompatible types
            @Conv ## @Conv(strided = 1) ## incompatible types
            @Conv ## @Conv @Conv(unknown = 1) ## cannot find symbol
            @Conv ## @Convs(@Missing) ## cannot find symbol
            @Conv ## @Convs ## missing a default value
            @Conv ## @Cnv ## cannot find symbol
            @ResidualBlock ## @ResidualBlok ## cannot find symbol
            @ResidualBlock ## @ResidualBlock(activation = missing) ## cannot find symbol
            interface Tower ## interface Tower extends Missing ## cannot find symbol
            interface Tower ## interface Tower extends Object ## interface expected here
            interface Tower ## interface Tower extends Tower ## cyclic inheritance
            interface Tower ## interface Tower extends Net ## cyclic inheritance
            interface Tower ## interface Other ## cannot find symbol
            """)
    void ownBlockThatDoesNotCompile(String sound, String broken, String text) {
        String source = NETWORK.replace("filters = 4", "filters = 4, block = Tower.class")
                        .replace("interface Net", "interface Net" + (broken.endsWith("Net") ? " extends Tower" : ""))
                + "@ResidualBlock @Conv interface Tower {}".replace(sound, broken);
        Hostile.assertRefused(source, text);
        String messages = Hostile.messages(Hostile.compile(Hostile.networks(source)));
        assertFalse(messages.contains("[block/"), messages);
    }
}
