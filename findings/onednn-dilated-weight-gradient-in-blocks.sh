#!/usr/bin/env bash
# With AVX2, oneDNN 3.11 has a fast kernel for the forward pass of a dilated 3x3 convolution over channels in blocks of eight (nChw8c), and for the
# gradient of its weight nothing but reference code, some hundred times slower than without the dilation. Of channels last (nhwc) both are fast.
# What is asked is which kernels it chooses; the times are printed for people. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>dilated</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>dnnl</artifactId><version>3.11-1.5.13</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>dnnl</artifactId><version>3.11-1.5.13</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.13</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>opencl</artifactId><version>3.0-1.5.13</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>opencl</artifactId><version>3.0-1.5.13</version><classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=class-path

cat > Dilated.java <<'JAVA'
import org.bytedeco.dnnl.*;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.*;

public class Dilated {
    static final long[] MAPS = {2, 64, 28, 28}, KERNEL = {64, 64, 3, 3}, ONE = {1, 1};

    public static void main(String[] arguments) {
        engine cpu = new engine(engine.kind.cpu, 0);
        stream queue = new stream(cpu);
        boolean same = true;
        for (memory.format_tag tag : new memory.format_tag[] {memory.format_tag.nChw8c, memory.format_tag.nhwc}) {
            for (int between = 0; between < 2; between++) {
                long[] dilation = {between, between}, padding = {between + 1, between + 1};
                memory.desc maps = new memory.desc(MAPS, memory.data_type.f32, tag);
                memory.desc kernel = new memory.desc(KERNEL, memory.data_type.f32, memory.format_tag.any);
                memory.desc none = new memory.desc();
                convolution_forward.primitive_desc forward = new convolution_forward.primitive_desc(
                        cpu, dnnl.prop_kind.forward_training, dnnl.algorithm.convolution_direct, maps, kernel, none, maps,
                        ONE, dilation, padding, padding, new primitive_attr(), false);
                convolution_backward_weights.primitive_desc backward = new convolution_backward_weights.primitive_desc(
                        cpu, dnnl.algorithm.convolution_direct, maps, kernel, none, maps,
                        ONE, dilation, padding, padding, forward, new primitive_attr(), false);
                IntMemoryMap map = new IntMemoryMap();
                map.put(dnnl.DNNL_ARG_SRC, filled(maps, cpu));
                map.put(dnnl.DNNL_ARG_DIFF_DST, filled(maps, cpu));
                map.put(dnnl.DNNL_ARG_DIFF_WEIGHTS, filled(backward.diff_weights_desc(), cpu));
                convolution_backward_weights gradient = new convolution_backward_weights(backward);
                double best = Double.MAX_VALUE;
                for (int round = 0; round < 3; round++) {
                    long start = System.nanoTime();
                    gradient.execute(queue, map);
                    queue._wait();
                    best = Math.min(best, (System.nanoTime() - start) / 1e6);
                }
                String forwards = forward.impl_info_str().getString(), weights = backward.impl_info_str().getString();
                System.out.printf("oneDNN 3.11, AVX2, %s, dilation %d: forwards %s, gradient of the weight %s (%.1f ms)%n",
                        tag == memory.format_tag.nhwc ? "nhwc" : "nChw8c", between + 1, forwards, weights, best);
                boolean isReference = tag == memory.format_tag.nChw8c && between == 1;
                same &= !forwards.startsWith("ref") && weights.startsWith("ref") == isReference;
            }
        }
        System.exit(same ? 42 : 2);
    }

    static memory filled(memory.desc format, engine cpu) {
        FloatPointer values = new FloatPointer(format.get_size() / Float.BYTES);
        for (long i = 0; i < values.capacity(); i++) {
            values.put(i, i % 7);
        }
        return new memory(format, cpu, values);
    }
}
JAVA
code=0
ONEDNN_MAX_CPU_ISA=AVX2 java -cp "$(cat class-path)" Dilated.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
