#!/usr/bin/env bash
# On a processor with AVX-512, oneDNN 2.5.2's addition of two arrays of one shape and order, with a ReLU as post-op, gives wrong numbers where
# channels are in blocks of four or eight (nChw4c, nChw8c), fewer than a vector has: its convolutions of groups of four channels leave maps so.
# Without a post-op, in other orders and with AVX2's kernels all sums are right. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>sum</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.bytedeco</groupId><artifactId>dnnl</artifactId><version>2.5.2-1.5.7</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>dnnl</artifactId><version>2.5.2-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>javacpp</artifactId><version>1.5.7</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>opencl</artifactId><version>3.0-1.5.7</version></dependency>
    <dependency><groupId>org.bytedeco</groupId><artifactId>opencl</artifactId><version>3.0-1.5.7</version><classifier>linux-x86_64</classifier></dependency>
  </dependencies>
</project>
XML
mvn -q dependency:build-classpath -Dmdep.outputFile=class-path

cat > Sum.java <<'JAVA'
import org.bytedeco.dnnl.*;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.*;

public class Sum {
    static final int CHANNELS = 8, NUMBERS = 3 * CHANNELS * 3 * 2;

    public static void main(String[] arguments) {
        engine cpu = new engine(engine.kind.cpu, 0);
        boolean same = true;
        for (boolean post : new boolean[] {false, true}) {
            for (memory.format_tag tag : new memory.format_tag[] {
                memory.format_tag.nchw, memory.format_tag.nhwc, memory.format_tag.nChw8c, memory.format_tag.nChw4c
            }) {
                // Both arrays lie alike, so that sums lie as their terms do, whatever the order is.
                memory.desc format = new memory.desc(new LongPointer(new long[] {3, CHANNELS, 3, 2}), memory.data_type.f32, tag);
                FloatPointer first = new FloatPointer(NUMBERS), second = new FloatPointer(NUMBERS), sum = new FloatPointer(NUMBERS);
                for (int i = 0; i < NUMBERS; i++) {
                    first.put(i, i);
                    second.put(i, 1000 * i);
                }
                post_ops functions = new post_ops();
                if (post) {
                    functions.append_eltwise(1, dnnl.algorithm.eltwise_relu, 0, 0);
                }
                primitive_attr attributes = new primitive_attr();
                attributes.set_post_ops(functions);
                binary.primitive_desc chosen = new binary.primitive_desc(
                        new binary.desc(dnnl.algorithm.binary_add, format, format, format), attributes, cpu);
                stream queue = new stream(cpu);
                IntMemoryMap map = new IntMemoryMap();
                map.put(dnnl.DNNL_ARG_SRC_0, new memory(format, cpu, first));
                map.put(dnnl.DNNL_ARG_SRC_1, new memory(format, cpu, second));
                map.put(dnnl.DNNL_ARG_DST, new memory(format, cpu, sum));
                new binary(chosen).execute(queue, map);
                queue._wait();
                int wrong = 0;
                for (int i = 0; i < NUMBERS; i++) {
                    wrong += sum.get(i) == 1001f * i ? 0 : 1;
                }
                System.out.printf("oneDNN 2.5.2, %s, %s: %d of %d sums wrong%n", tag, post ? "ReLU" : "no post-op", wrong, NUMBERS);
                boolean inBlocks = tag == memory.format_tag.nChw4c || tag == memory.format_tag.nChw8c;
                same &= (wrong > 0) == (arguments[0].equals("AVX-512") && post && inBlocks);
            }
        }
        System.exit(same ? 42 : 2);
    }
}
JAVA
run() {
  echo "$1:"
  code=0
  java -cp "$(cat class-path)" Sum.java "$1" 2> errors || code=$?
  [ "$code" = 42 ] || { cat errors; exit 1; }
}
if grep -q avx512bw /proc/cpuinfo; then
  run AVX-512
else
  echo "This processor has no AVX-512, where the sums are wrong."
fi
DNNL_MAX_CPU_ISA=AVX2 run AVX2
