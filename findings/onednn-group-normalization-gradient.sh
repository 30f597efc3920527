#!/usr/bin/env bash
# oneDNN 3.11 has fast kernels for the forward pass of a group normalization, with channels last (nhwc) and first (nchw), and for its gradient reference
# code only, on processors with AVX2 as with AVX-512: about a hundred times the time of the forward pass. So a network that trains is better off with batch
# normalizations of each image by its groups' statistics. What is asked is which kernels it chooses; the times are printed for people.
# Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>groups</artifactId>
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

cat > Groups.java <<'JAVA'
import org.bytedeco.dnnl.*;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.*;

public class Groups {
    static final long[] MAPS = {2, 64, 56, 56};
    static final int GROUPS = 32, AFFINE = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;

    public static void main(String[] arguments) {
        engine cpu = new engine(engine.kind.cpu, 0);
        stream queue = new stream(cpu);
        boolean same = true;
        for (memory.format_tag tag : new memory.format_tag[] {memory.format_tag.nhwc, memory.format_tag.nchw}) {
            memory.desc maps = new memory.desc(MAPS, memory.data_type.f32, tag);
            memory.desc channels = new memory.desc(new long[] {MAPS[1]}, memory.data_type.f32, memory.format_tag.x);
            group_normalization_forward.primitive_desc forward = new group_normalization_forward.primitive_desc(
                    cpu, dnnl.dnnl_forward_training, maps, maps, GROUPS, 1e-5f, AFFINE, new primitive_attr(), false);
            group_normalization_backward.primitive_desc backward = new group_normalization_backward.primitive_desc(
                    cpu, dnnl.dnnl_backward, maps, maps, maps, GROUPS, 1e-5f, AFFINE, forward, new primitive_attr(), false);
            IntMemoryMap map = new IntMemoryMap();
            map.put(dnnl.DNNL_ARG_SRC, filled(maps, cpu));
            map.put(dnnl.DNNL_ARG_DST, filled(maps, cpu));
            map.put(dnnl.DNNL_ARG_MEAN, filled(forward.mean_desc(), cpu));
            map.put(dnnl.DNNL_ARG_VARIANCE, filled(forward.variance_desc(), cpu));
            map.put(dnnl.DNNL_ARG_SCALE, filled(channels, cpu));
            map.put(dnnl.DNNL_ARG_SHIFT, filled(channels, cpu));
            map.put(dnnl.DNNL_ARG_DIFF_DST, filled(maps, cpu));
            map.put(dnnl.DNNL_ARG_DIFF_SRC, filled(maps, cpu));
            map.put(dnnl.DNNL_ARG_DIFF_SCALE, filled(channels, cpu));
            map.put(dnnl.DNNL_ARG_DIFF_SHIFT, filled(channels, cpu));
            double there = milliseconds(() -> new group_normalization_forward(forward).execute(queue, map), queue);
            double back = milliseconds(() -> new group_normalization_backward(backward).execute(queue, map), queue);
            String forwards = forward.impl_info_str().getString(), backwards = backward.impl_info_str().getString();
            System.out.printf("oneDNN 3.11, group normalization, %s: forwards %s (%.1f ms), backwards %s (%.1f ms)%n",
                    tag == memory.format_tag.nhwc ? "nhwc" : "nchw", forwards, there, backwards, back);
            same &= !forwards.startsWith("ref") && backwards.startsWith("ref");
        }
        System.exit(same ? 42 : 2);
    }

    static double milliseconds(Runnable work, stream queue) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            work.run();
            queue._wait();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    static memory filled(memory.desc format, engine cpu) {
        FloatPointer values = new FloatPointer(format.get_size() / Float.BYTES);
        for (long i = 0; i < values.capacity(); i++) {
            values.put(i, 1 + i % 7);
        }
        return new memory(format, cpu, values);
    }
}
JAVA
code=0
java -cp "$(cat class-path)" Groups.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
