#!/usr/bin/env bash
# oneDNN 3.11 copies the wrong numbers from one part of maps to another (two descriptors by submemory_desc) where channels lie in blocks of eight
# (nChw8c): its kernel jit_direct_copy goes on behind the first block as if the parts were whole. It says nothing. With channels last, and where one of the
# two is no part, it is right. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>rows</artifactId>
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

cat > Rows.java <<'JAVA'
import org.bytedeco.dnnl.*;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.*;

public class Rows {
    static final int CHANNELS = 16, HEIGHT = 6, WIDTH = 5;

    public static void main(String[] arguments) {
        engine cpu = new engine(engine.kind.cpu, 0);
        stream queue = new stream(cpu);
        boolean same = true;
        for (memory.format_tag tag : new memory.format_tag[] {memory.format_tag.nhwc, memory.format_tag.nChw8c}) {
            memory.desc maps = new memory.desc(new long[] {1, CHANNELS, HEIGHT, WIDTH}, memory.data_type.f32, tag);
            memory.desc from = row(maps, 1), to = row(maps, 3);
            FloatPointer given = new FloatPointer(CHANNELS * HEIGHT * WIDTH), taken = new FloatPointer(given.capacity());
            for (long i = 0; i < given.capacity(); i++) {
                given.put(i, i);
                taken.put(i, -1);
            }
            reorder.primitive_desc chosen = new reorder.primitive_desc(cpu, from, cpu, to, new primitive_attr(), false);
            IntMemoryMap map = new IntMemoryMap();
            map.put(dnnl.DNNL_ARG_FROM, new memory(from, cpu, given));
            map.put(dnnl.DNNL_ARG_TO, new memory(to, cpu, taken));
            new reorder(chosen).execute(queue, map);
            queue._wait();
            int block = tag == memory.format_tag.nhwc ? CHANNELS : 8, wrong = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                for (int x = 0; x < WIDTH; x++) {
                    wrong += taken.get(place(channel, 3, x, block)) == place(channel, 1, x, block) ? 0 : 1;
                }
            }
            System.out.printf("oneDNN 3.11, a row of maps to another row, %s: %s, %d of %d numbers are wrong%n",
                    tag == memory.format_tag.nhwc ? "nhwc" : "nChw8c", chosen.impl_info_str().getString(), wrong, CHANNELS * WIDTH);
            same &= tag == memory.format_tag.nhwc ? wrong == 0 : wrong == 40;
        }
        System.exit(same ? 42 : 2);
    }

    static memory.desc row(memory.desc maps, int y) {
        return maps.submemory_desc(new long[] {1, CHANNELS, 1, WIDTH}, new long[] {0, 0, y, 0}, true);
    }

    static int place(int channel, int y, int x, int block) {
        return ((channel / block * HEIGHT + y) * WIDTH + x) * block + channel % block;
    }
}
JAVA
code=0
java -cp "$(cat class-path)" Rows.java 2> errors || code=$?
[ "$code" = 42 ] || { cat errors; exit 1; }
