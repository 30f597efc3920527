#!/usr/bin/env bash
# ONNX Runtime for Java unpacks its native library into the folder for temporary files. Where there is no room for it, it logs a warning, goes on, and throws
# that there is "no onnxruntime in java.library.path", as where the jar has no build for the machine; and, asked again in the same JVM, that a class
# could not be initialized. A limit for the size of files stands for a full disk here. Exits with 1 if that has changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mvn -q dependency:copy -Dartifact=com.microsoft.onnxruntime:onnxruntime:1.28.0 -DoutputDirectory=jars
cat > Open.java <<'JAVA'
import ai.onnxruntime.OrtEnvironment;

public class Open {
    public static void main(String[] arguments) {
        for (int time = 1; time <= 2; time++) {
            try {
                System.out.println("ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion());
            } catch (LinkageError e) {
                System.out.println(time + ": " + e.getClass().getSimpleName() + ": " + e.getMessage().split(": /")[0]);
            }
        }
    }
}
JAVA
mkdir temporary
run() { java -Djava.io.tmpdir="$folder/temporary" -cp 'jars/*' Open.java; }
echo "with room:" && run
echo "without:" && (ulimit -f 4096 && run) > said 2> log
cat said
grep -q "Failed to extract library 'onnxruntime' from the resources" log
grep -q "^1: UnsatisfiedLinkError: no onnxruntime in java.library.path" said
grep -q "^2: NoClassDefFoundError: Could not initialize class ai.onnxruntime.OrtEnvironment" said
