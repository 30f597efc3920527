package dev.stagecraft.processor.generate.dl4j;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.stagecraft.Convolution.Init;
import dev.stagecraft.processor.network.Dense;
import dev.stagecraft.processor.network.GlobalPooling;
import dev.stagecraft.processor.network.Padding;
import dev.stagecraft.processor.network.Pooling;

/** The expressions that make layers which a network has once or twice, and so need no helper method. */
final class LayerExpressions {
    private LayerExpressions() {}

    static CodeBlock pooling(Pooling pooling) {
        CodeBlock.Builder builder = CodeBlock.builder()
                .add(
                        "new $T($T.$L)\n",
                        Types.SUBSAMPLING_LAYER.nestedClass("Builder"),
                        Types.POOLING_TYPE,
                        pooling.kind() == Pooling.Kind.MAX ? "MAX" : "AVG")
                .add(".kernelSize($1L, $1L)\n", pooling.kernel())
                .add(".stride($1L, $1L)\n", pooling.stride());
        if (pooling.padding() instanceof Padding.Explicit explicit) {
            builder.add(".padding($1L, $1L)\n", explicit.pixels().value())
                    .add(".convolutionMode($T.Truncate)\n", Types.CONVOLUTION_MODE);
        } else {
            builder.add(".convolutionMode($T.Same)\n", Types.CONVOLUTION_MODE);
        }
        return builder.add(".build()").build();
    }

    static CodeBlock globalPooling(GlobalPooling pooling) {
        ClassName builder = Types.GLOBAL_POOLING_LAYER.nestedClass("Builder");
        String format =
                pooling.keepsMap() ? "new $T($T.AVG)\n.collapseDimensions(false)\n.build()" : "new $T($T.AVG).build()";
        return CodeBlock.of(format, builder, Types.POOLING_TYPE);
    }

    /** @param in the number of values that it receives */
    static CodeBlock dense(Dense dense, long in, Init init) {
        return CodeBlock.builder()
                .add("new $T($T.MCXENT)\n", Types.OUTPUT_LAYER.nestedClass("Builder"), Types.LOSS_FUNCTION)
                .add(".nIn($L)\n", in)
                .add(".nOut($L)\n", dense.units())
                .add(".hasBias($L)\n", dense.bias())
                .add(".weightInit($L)\n", uniform(in, dense.units(), init))
                .add(".activation($T.SOFTMAX)\n", Types.ACTIVATION)
                .add(".build()")
                .build();
    }

    private static CodeBlock uniform(long in, int out, Init init) {
        CodeBlock bound = init == Init.GLOROT_UNIFORM
                ? CodeBlock.of("$T.sqrt(6.0 / ($L + $L))", Math.class, in, out)
                : CodeBlock.of("1 / $T.sqrt($L)", Math.class, in);
        return CodeBlock.of("new $T(-$L, $L)", Types.UNIFORM_DISTRIBUTION, bound, bound);
    }
}
